import type { Receipt } from '../client';

export interface KeptReceipt {
  receipt: Receipt;
  /** What was typed after the sending that arrived, and so is not in it; null when all arrived. */
  leftOut: string | null;
}

const PLACE = 'vigie-receipt';
let inMemory: KeptReceipt | null = null;

/** Kept for this tab only, until the person says that the code is noted: a reload must not lose it. */
export function keepReceipt(kept: KeptReceipt): void {
  inMemory = kept;
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    // shown from memory
  }
}

export function findReceipt(): KeptReceipt | null {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as KeptReceipt | null;
  } catch {
    return inMemory;
  }
}

export function forgetReceipt(): void {
  inMemory = null;
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // nothing was kept
  }
}
