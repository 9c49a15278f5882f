interface CountsTableProps {
  caption: string;
  head: string;
  /** Null: a number that is not said. */
  rows: { name: string; cases: number | null }[];
}

/** Numbers by name. The bar repeats the number for the eye alone. */
export function CountsTable({ caption, head, rows }: CountsTableProps) {
  const most = Math.max(1, ...rows.map(({ cases }) => cases ?? 0));
  if (rows.length === 0) return null;
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">Nombre</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cases }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {cases ?? 'moins de 5'} <meter aria-hidden="true" min={0} max={most} value={cases ?? 0} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
