import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { askDesk, type Desk } from '../client';
import { followDeskClock } from './time';

const DeskContext = createContext<Desk | null>(null);

/** The desk's name and number; null until the API has told them. */
export const useDesk = () => useContext(DeskContext);

const AGAIN_MS = 15_000;

function useAskedDesk(): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () =>
      askDesk().then(
        (told) => {
          followDeskClock(told.now);
          setDesk(told);
        },
        () => (timer = setTimeout(() => void load(), AGAIN_MS)),
      );
    void load();
    return () => clearTimeout(timer);
  }, []);
  return desk;
}

/** `tel:` wants no spaces (RFC 3966). */
export function Phone({ number }: { number: string }) {
  return <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>{number}</a>;
}

interface FrameProps {
  home: string;
  /** Beside the name: who is signed in, where else to go. */
  aside?: ReactNode;
  children: ReactNode;
}

/** What surrounds every page: a way past it, the banner of a demonstration, the desk's name. */
export function DeskFrame({ home, aside, children }: FrameProps) {
  const desk = useAskedDesk();
  return (
    <DeskContext value={desk}>
      <a className="skip" href="#main">
        Aller au contenu
      </a>
      <header>
        {desk?.demonstration && (
          <p className="demonstration">
            <strong>Démonstration</strong> – rien n’est réel : n’y saisissez aucune donnée vraie.
          </p>
        )}
        <div className="top">
          <a className="brand" href={home}>
            {desk?.name ?? 'CERT'}
          </a>
          {aside}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </DeskContext>
  );
}
