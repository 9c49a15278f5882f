import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc (sysconf _SC_CLK_TCK), 100 on every Linux that Node runs on. */
const TICKS = 100;

interface Spent {
  parent: number;
  /** Seconds, by itself and by its children that have ended. */
  own: number;
  children: number;
}

function spentBy(pid: number): Spent | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [own, children] = [fields[11]! + fields[12]!, fields[13]! + fields[14]!];
    return { parent: fields[1]!, own: own / TICKS, children: children / TICKS };
  } catch {
    return null;
  }
}

/** The process above this one. */
export function parentOf(pid: number): number {
  const spent = spentBy(pid);
  if (!spent) throw new Error(`there is no process ${pid}`);
  return spent.parent;
}

/** Processor seconds of a process and of every child that it has or had: what a busy machine cannot change. */
export function processorSeconds(pid: number): number {
  const self = spentBy(pid);
  if (!self) return 0;
  const living = readdirSync('/proc')
    .map((name) => spentBy(Number(name)))
    .filter((spent) => spent?.parent === pid);
  return living.reduce((sum, child) => sum + child!.own + child!.children, self.own + self.children);
}

/** Processor seconds of the parts that share the machine. */
export interface Cost {
  postgres: number;
  api: number;
  /** Whoever asks: our own sockets, or pgbench. */
  client: number;
}

/** What the parts have spent so far. */
function soFar(postmaster: number, api: number): Cost {
  const { user, system } = process.cpuUsage();
  const client = (user + system) / 1e6 + (spentBy(process.pid)?.children ?? 0);
  return { postgres: processorSeconds(postmaster), api: processorSeconds(api), client };
}

/** Does the work, and says what it cost. @param postmaster PostgreSQL's first process @param api the API's */
export async function costOf<T>(
  { postmaster, api }: { postmaster: number; api: number },
  work: () => Promise<T>,
): Promise<{ result: T; cost: Cost }> {
  const from = soFar(postmaster, api);
  const result = await work();
  const to = soFar(postmaster, api);
  const spent = (part: keyof Cost) => to[part] - from[part];
  return { result, cost: { postgres: spent('postgres'), api: spent('api'), client: spent('client') } };
}
