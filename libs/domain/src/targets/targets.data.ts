/** A time that the desk sets for itself: so many hours, elapsed or of its own opening. */
export interface TargetDelay {
  readonly hours: number;
  /** `elapsed`: nights and week-ends count; `desk`: 9h to 18h on its working days. */
  readonly clock: 'elapsed' | 'desk';
}

export interface Target {
  readonly name: 'taken' | 'qualified';
  /** What is to be done by then, in French. */
  readonly label: string;
  /** Of a pressing case: incidents are answered at any hour. */
  readonly pressing: TargetDelay;
  readonly otherwise: TargetDelay;
}

/**
 * Internal targets, counted from reception. They are a proposal of the product, to be confirmed by the desk:
 * RFC 2350 §4.1 says that incidents are answered around the clock, by priority, and gives no figure. None of them is
 * a legal clock.
 */
export const TARGETS: readonly Target[] = [
  {
    name: 'taken',
    label: 'Prise en charge par un analyste',
    pressing: { hours: 1, clock: 'elapsed' },
    otherwise: { hours: 2, clock: 'desk' },
  },
  {
    name: 'qualified',
    label: 'Qualification',
    pressing: { hours: 4, clock: 'elapsed' },
    otherwise: { hours: 4, clock: 'desk' },
  },
];
