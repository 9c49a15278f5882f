import type { Socket } from 'node:net';
import type { Submittable } from 'pg';

/** A statement under the name by which the server keeps its plan. */
export interface NamedStatement {
  name: string;
  text: string;
  values: unknown[];
}

/** The part of the driver's connection that speaks the extended query protocol. */
interface Wire {
  stream: Socket;
  parse(statement: { name: string; text: string }): void;
  bind(portal: { statement: string; values: unknown[] }): void;
  execute(portal: { rows: number }): void;
  sync(): void;
}

/**
 * Several statements with one Sync at their end: they are one transaction, committed by that Sync, and an
 * error turns all of them back (PostgreSQL, "Pipelining" in the extended query protocol). The server
 * answers once and not once a statement, which is what a small transaction costs most.
 */
export class OneSync implements Submittable {
  /** Resolves once all is committed; rejects when nothing is. */
  readonly outcome: Promise<void>;
  private settle!: { resolve: () => void; reject: (error: Error) => void };

  /** @param known names whose plan this connection holds already */
  constructor(
    private readonly statements: readonly NamedStatement[],
    private readonly known: ReadonlySet<string>,
  ) {
    this.outcome = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  /** Called by the driver when it is this submission's turn. */
  submit(connection: unknown): void {
    const wire = connection as Wire;
    // One write: otherwise the kernel and the server would be woken for every message.
    wire.stream.cork();
    const known = new Set(this.known);
    for (const { name, text, values } of this.statements) {
      if (!known.has(name)) wire.parse({ name, text });
      known.add(name);
      wire.bind({ statement: name, values });
      wire.execute({ rows: 0 });
    }
    wire.sync();
    wire.stream.uncork();
  }

  /** From the server, or from the driver when the connection is gone. */
  handleError(error: Error): void {
    this.settle.reject(error);
  }

  handleReadyForQuery(): void {
    this.settle.resolve();
  }

  // Writes return nothing that anybody reads.
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}
