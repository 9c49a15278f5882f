import { useEffect, useState } from 'react';
import { deskNow } from './time';

/** The desk's time, epoch milliseconds, renewed every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(deskNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(deskNow()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
