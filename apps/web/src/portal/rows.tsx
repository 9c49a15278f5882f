import { useRef, type ReactNode } from 'react';

interface RowsProps<Row> {
  /** What the API calls the list. */
  list: string;
  /** Of one row, e.g. `Site`. */
  legend: string;
  add: string;
  rows: Row[];
  empty: Row;
  /** The answer that takes the focus when a row is added. */
  first: keyof Row & string;
  onChange: (rows: Row[]) => void;
  children: (row: Row, name: string, change: (said: Partial<Row>) => void) => ReactNode;
}

/** As many answers of one kind as there are; the focus follows what is added and what is taken away. */
export function Rows<Row extends object>(props: RowsProps<Row>) {
  const { list, legend, add, rows, empty, first, onChange, children } = props;
  const adding = useRef<HTMLButtonElement>(null);
  const change = (at: number, said: Partial<Row>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...said } : row)));
  const addOne = () => {
    onChange([...rows, empty]);
    // The row is on the page once this click has been dealt with.
    setTimeout(() => document.getElementById(`f-${list}.${rows.length}.${first}`)?.focus());
  };
  const remove = (at: number) => {
    onChange(rows.filter((_, i) => i !== at));
    adding.current?.focus();
  };
  return (
    <>
      {rows.map((row, i) => (
        <fieldset key={i} className="field">
          <legend>
            {legend} {i + 1}
          </legend>
          {children(row, `${list}.${i}`, (said) => change(i, said))}
          <button type="button" className="quiet small" onClick={() => remove(i)}>
            Retirer : {legend.toLowerCase()} {i + 1}
          </button>
        </fieldset>
      ))}
      <p className="actions">
        <button type="button" className="quiet small" ref={adding} onClick={addOne}>
          {add}
        </button>
      </p>
    </>
  );
}
