import { useId, type HTMLInputAutoCompleteAttribute, type ReactNode } from 'react';

interface Asked {
  /** Where the error summary and the API point to. */
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
}

interface TextProps extends Asked {
  type?: 'text' | 'email' | 'tel' | 'password' | 'number' | 'date' | 'datetime-local';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  maxLength?: number;
  /** Lines; absent: one. */
  rows?: number;
}

/** Attributes that tie a control to its hint and to its error. */
function described(id: string, { hint, error }: Pick<Asked, 'hint' | 'error'>) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined };
}

function Around({ id, asked, children }: { id: string; asked: Asked; children: ReactNode }) {
  const { label, hint, error, required } = asked;
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {required === false && <span className="optional"> (facultatif)</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** A question answered in words. */
export function TextField({ rows, ...props }: TextProps) {
  const id = `f-${props.name}`;
  const { type = 'text', autoComplete, maxLength, value, required } = props;
  const common = { id, value, maxLength, autoComplete, required, ...described(id, props) };
  return (
    <Around id={id} asked={props}>
      {rows ? (
        <textarea rows={rows} {...common} onChange={(e) => props.onChange(e.target.value)} />
      ) : (
        <input type={type} {...common} onChange={(e) => props.onChange(e.target.value)} />
      )}
    </Around>
  );
}

const optionsOf = (options: Record<string, string>) =>
  Object.entries(options).map(([value, words]) => (
    <option key={value} value={value}>
      {words}
    </option>
  ));

interface ListProps extends Asked {
  options: Record<string, string>;
  /** Options under headings, instead of `options`. */
  groups?: Record<string, Record<string, string>>;
}

/** One answer of a long list. */
export function ListField({ options, groups = {}, ...props }: ListProps) {
  const id = `f-${props.name}`;
  return (
    <Around id={id} asked={props}>
      <select
        id={id}
        value={props.value}
        required={props.required}
        {...described(id, props)}
        onChange={(e) => props.onChange(e.target.value)}
      >
        {![options, ...Object.values(groups)].some((some) => props.value in some) && (
          <option value="">Choisir…</option>
        )}
        {optionsOf(options)}
        {Object.entries(groups).map(([heading, grouped]) => (
          <optgroup key={heading} label={heading}>
            {optionsOf(grouped)}
          </optgroup>
        ))}
      </select>
    </Around>
  );
}

/** One answer of a few. */
export function ChoiceField({ options, ...props }: Asked & { options: Record<string, string> }) {
  const id = useId();
  return (
    <fieldset className="field" {...described(id, props)}>
      <legend>{props.label}</legend>
      {props.hint && (
        <p className="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <div className="choices">
        {Object.entries(options).map(([value, words]) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name={`${id}-${props.name}`}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface SeveralProps {
  label: string;
  options: Record<string, string>;
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** Any number of answers of a list. */
export function SeveralField({ label, options, values, onChange }: SeveralProps) {
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className="choices">
        {Object.entries(options).map(([value, words]) => (
          <label key={value} className="choice">
            <input type="checkbox" checked={values.includes(value)} onChange={() => toggle(value)} />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface TickProps {
  name?: string;
  label: string;
  hint?: string;
  error?: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

/** Yes when ticked. */
export function TickField({ name, label, hint, error, value, onChange }: TickProps) {
  const own = useId();
  const id = name ? `f-${name}` : own;
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label className="choice">
        <input
          type="checkbox"
          id={id}
          checked={value}
          {...described(id, { hint, error })}
          onChange={(e) => onChange(e.target.checked)}
        />
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
