interface CountsTableProps {
  caption: string;
  head: string;
  rows: { name: string; cases: number }[];
}

/** Numbers by name. The bar repeats the number for the eye alone. */
export function CountsTable({ caption, head, rows }: CountsTableProps) {
  const most = Math.max(1, ...rows.map(({ cases }) => cases));
  if (rows.length === 0) return null;
  return (
    <table className="counts">
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
              {cases} <meter aria-hidden="true" min={0} max={most} value={cases} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
