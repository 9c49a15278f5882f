// Clean ground.
export const systemClock = (): number => 0;
