import { beforeEach, describe, expect, it } from 'vitest';
import { use, type Backend } from '../ipc/client';
import type { Control } from '../ipc/generated/Control';
import type { Snapshot } from '../ipc/generated/Snapshot';
import { Run, type Place } from '../ipc/fake/run';
import type { Ticker } from './clock.svelte';
import { SessionDesk, SessionState } from './session.svelte';

class HandTicker implements Ticker {
  at = 5000;
  waiting: { due: number; onFrame: boolean; draw: () => void } | null = null;
  drawn = 0;
  now = () => this.at;
  after = (ms: number, onFrame: boolean, draw: () => void) => {
    const waiting = { due: this.at + ms, onFrame, draw };
    this.waiting = waiting;
    return () => {
      if (this.waiting === waiting) this.waiting = null;
    };
  };
  /** Time goes by in frames of sixty a second, and what was asked for is drawn. */
  pass(ms: number) {
    const end = this.at + ms;
    for (let next = this.#next(); next !== null && next.at <= end; next = this.#next()) {
      this.at = next.at;
      this.waiting = null;
      this.drawn += 1;
      next.draw();
    }
    this.at = end;
  }
  #next(): { at: number; draw: () => void } | null {
    if (this.waiting === null) return null;
    const { due, onFrame, draw } = this.waiting;
    return { at: onFrame ? Math.ceil((due * 60) / 1000) * (1000 / 60) : due, draw };
  }
}

let asked: [Control, number | null][];
let ticker: HandTicker;
let ended: (string | null)[];
let session: SessionState;

beforeEach(() => {
  asked = [];
  ended = [];
  ticker = new HandTicker();
  session = new SessionState((id) => ended.push(id), ticker);
  use({
    call: (command: string, args: { control: Control; step: number | null }) => {
      if (command === 'control') asked.push([args.control, args.step]);
      return Promise.resolve(null);
    },
    onChanged: () => () => undefined,
    subscribe: () => () => undefined,
  } as unknown as Backend);
});

const place: Place = { kind: 'lower', exercise: 0, set: 2, reps: 6, gone: 0 };
let seq = 0;
function snapshot(at: Partial<Place> = {}, more: Partial<Snapshot> = {}): Snapshot {
  seq += 1;
  return { ...new Run({ ...place, ...at }, more, false, () => 0).snapshot(), seq };
}

describe('time between two snapshots', () => {
  it('goes on by itself while the session runs', () => {
    session.take(snapshot());
    expect([session.secondsLeft(), session.phaseProgress()]).toEqual([4, 0]);
    ticker.pass(1000);
    expect(session.secondsLeft()).toBe(3);
    expect(session.phaseProgress()).toBeCloseTo(0.25, 1);
    ticker.pass(2900);
    expect(session.secondsLeft()).toBe(1);
  });

  it('never shows a second that is over, nor goes beyond the phase', () => {
    session.take(snapshot());
    ticker.pass(4300);
    expect([session.secondsLeft(), session.phaseProgress()]).toEqual([1, 1]);
  });

  it('draws what moves thirty times a second, on every second frame', () => {
    session.take(snapshot());
    ticker.pass(1000);
    expect(ticker.drawn).toBe(30);
    expect(ticker.waiting?.onFrame).toBe(true);
  });

  it('stands while paused, and asks for no frame', () => {
    session.take(snapshot({ gone: 1500 }, { status: 'paused', pause_cause: 'person' }));
    const before = session.nowMs();
    ticker.pass(9000);
    expect(session.nowMs()).toBe(before);
    expect(ticker.waiting).toBeNull();
  });

  it('follows a session clock that runs faster', () => {
    session.take(snapshot({}, { clock_rate: 10 }));
    ticker.pass(100);
    expect(session.phaseProgress()).toBeCloseTo(0.25, 1);
  });

  it('asks for no frame where the session waits', () => {
    session.take(snapshot({ kind: 'switch_side' }));
    expect(ticker.waiting).toBeNull();
    expect(session.secondsLeft()).toBeNull();
  });

  it('redraws a rest five times a second, without a frame, and each second when it begins', () => {
    session.take(snapshot({ kind: 'rest' }));
    expect(ticker.waiting?.onFrame).toBe(false);
    ticker.pass(970);
    expect([ticker.drawn, session.secondsLeft()]).toEqual([4, 60]);
    ticker.pass(20);
    expect([ticker.drawn, session.secondsLeft()]).toEqual([5, 59]);
  });

  it('moves only with the seconds for a person who wants little motion', () => {
    session = new SessionState((id) => ended.push(id), ticker, () => true);
    session.take(snapshot());
    ticker.pass(1000);
    expect(ticker.drawn).toBe(5);
    expect(ticker.waiting?.onFrame).toBe(false);
  });

  it('leaves out a snapshot that was overtaken', () => {
    const old = snapshot({ reps: 3 });
    session.take(snapshot({ reps: 4 }));
    session.take(old);
    expect(session.step?.reps_done).toBe(4);
  });
});

describe('what is said', () => {
  it('names the set when it begins and one word at a phase', () => {
    session.take(snapshot({ reps: 0 }));
    expect(session.said).toBe('Lower. Left leg, set 2 of 3.');
    session.take(snapshot({ kind: 'raise', reps: 0 }));
    expect(session.said).toBe('Raise.');
    session.take(snapshot({ kind: 'lower', reps: 1 }));
    expect(session.said).toBe('Lower.');
  });

  it('does not change with the seconds', () => {
    session.take(snapshot());
    const said = session.said;
    session.take({ ...snapshot(), now_ms: 102_500 });
    ticker.pass(500);
    expect(session.said).toBe(said);
  });

  it('tells of a pause and how long the computer slept', () => {
    session.take(snapshot());
    session.take(snapshot({}, { status: 'paused', pause_cause: 'suspend', slept_ms: 725_000 }));
    expect(session.said).toBe('Paused. The computer slept for 12 minutes. The session is paused from that moment.');
  });

  it('gives the reps when asked, and again when asked again', () => {
    session.take(snapshot());
    session.repeat();
    const first = session.said;
    expect(first).toBe('Lower. Rep 7 of 15. Left leg, set 2 of 3.');
    session.repeat();
    expect(session.said).not.toBe(first);
    expect(session.said.trim()).toBe(first);
  });
});

describe('what is asked for', () => {
  it('skips only the step that was looked at, and pauses whatever is on', async () => {
    session.take(snapshot());
    await session.skip();
    await session.pause();
    expect(asked).toEqual([[{ do: 'skip' }, session.step?.index], [{ do: 'pause' }, null]]);
  });

  it('goes on with Space where the session waits', async () => {
    session.take(snapshot({ kind: 'self_paced' }));
    await session.space();
    session.take(snapshot({ kind: 'self_paced' }, { status: 'paused', pause_cause: 'person' }));
    await session.space();
    expect(asked.map(([control]) => control.do)).toEqual(['rep', 'resume']);
  });

  it('stands while it asks whether to stop, and goes on when the answer is no', () => {
    const desk = new SessionDesk(session);
    session.take(snapshot());
    desk.askStop();
    desk.keepGoing();
    expect(asked.map(([control]) => control.do)).toEqual(['pause', 'resume']);
  });

  it('leaves a pause of the person as it was', () => {
    const desk = new SessionDesk(session);
    session.take(snapshot({}, { status: 'paused', pause_cause: 'person' }));
    desk.askStop();
    desk.keepGoing();
    expect(asked).toEqual([]);
  });

  it('tells once that the session is over', () => {
    session.take({ ...snapshot(), status: 'ended', phase: null });
    expect(ended).toEqual(['s-9']);
  });
});
