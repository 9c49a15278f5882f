import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './cruise';

export interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  networks?: string[];
  ports?: string[];
  deploy?: { replicas: number };
}

export interface Composition {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** docker-compose.yml with the operator's file applied, as docker compose would read it. */
export function readComposition(): Composition {
  const example = readOperatorFile();
  const variable = /\$\{(\w+)(:?[?-][^}]*)?\}/g;
  const filled = read('docker-compose.yml').replace(variable, (_match, name: string, otherwise?: string) => {
    if (!(name in example)) throw new Error(`${name} is missing from .env.example`);
    if (example[name] === '' && otherwise?.startsWith(':-')) return otherwise.slice(2);
    // Whoever installs fills the empty lines with `openssl rand -hex 32`.
    return example[name] || 'f0'.repeat(32);
  });
  return parse(filled, { merge: true });
}

export function readOperatorFile(): Record<string, string> {
  const lines = read('.env.example').match(/^\w+=.*$/gm) ?? [];
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
}

export interface Instruction {
  stage: number;
  word: string;
  rest: string;
}

/** The instructions of the Dockerfile, continued lines joined, each with the number of its stage. */
export function readDockerfile(): Instruction[] {
  let stage = -1;
  return read('Dockerfile')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [word = '', ...rest] = line.split(' ');
      if (word === 'FROM') stage += 1;
      return { stage, word, rest: rest.join(' ') };
    });
}
