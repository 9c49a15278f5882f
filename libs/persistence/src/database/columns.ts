import { DefaultNamingStrategy, type ColumnOptions, type NamingStrategyInterface } from 'typeorm';

/** Properties in camelCase, columns in snake_case. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

/** A timestamptz read as epoch milliseconds. */
export const INSTANT: ColumnOptions = {
  type: 'timestamptz',
  nullable: true,
  transformer: {
    from: (value: Date | null) => value?.getTime() ?? null,
    to: (value: number | null) => (typeof value === 'number' ? new Date(value) : value),
  },
};
