/** Revision of desired state: a restore from backup raises the epoch, so an old high `seq` never wins. */
export interface Rev {
  readonly epoch: number;
  readonly seq: number;
}

/** On the wire a revision is the string `epoch.seq`, which the dumbest device can store and echo. */
export function formatRev({ epoch, seq }: Rev): string {
  return `${epoch}.${seq}`;
}

/** Reads `epoch.seq`; undefined when it is none. */
export function parseRev(wire: string): Rev | undefined {
  const match = /^(\d{1,9})\.(\d{1,15})$/.exec(wire);
  return match ? { epoch: Number(match[1]), seq: Number(match[2]) } : undefined;
}

/** Negative when `a` is older than `b`, 0 when they are the same. */
export function compareRev(a: Rev, b: Rev): number {
  return a.epoch - b.epoch || a.seq - b.seq;
}
