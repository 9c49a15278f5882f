import { useEffect, useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';

const MOVED = 'vigie:moved';

function listen(changed: () => void): () => void {
  for (const event of [MOVED, 'popstate']) addEventListener(event, changed);
  return () => {
    for (const event of [MOVED, 'popstate']) removeEventListener(event, changed);
  };
}

/** The path of the address bar. */
export const usePath = () => useSyncExternalStore(listen, () => location.pathname);

/** Shows another page of the same application. */
export function goTo(path: string): void {
  history.pushState(null, '', path);
  scrollTo(0, 0);
  dispatchEvent(new Event(MOVED));
}

interface LinkProps {
  to: string;
  className?: string;
  children: ReactNode;
}

/** A true link: it can be opened in a new tab, copied, read aloud as one. */
export function Link({ to, className, children }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a href={to} className={className} onClick={follow}>
      {children}
    </a>
  );
}

let shown = false;

/** Names the page in its tab and, after a move, puts the reader at its title, as a page load would. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
    if (shown) document.querySelector<HTMLElement>('h1')?.focus();
    shown = true;
  }, [title]);
}
