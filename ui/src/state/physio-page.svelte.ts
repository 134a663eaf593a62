// The page for a visit: what is to be on it, how it would look now, and where it was saved.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { PageDraft } from '../ipc/generated/PageDraft';
import type { PagePart } from '../ipc/generated/PagePart';
import type { PagePreview } from '../ipc/generated/PagePreview';
import type { PageRange } from '../ipc/generated/PageRange';
import type { SheetFormat } from '../ipc/generated/SheetFormat';
import { trouble, type Trouble } from '../text/errors';

export class PhysioPageState {
  range = $state<PageRange>('weeks4');
  without = $state.raw<readonly PagePart[]>([]);
  format = $state<SheetFormat>('a4');
  /** Stays in this window, and in the file. */
  who = $state('');
  preview = $state.raw<PagePreview | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  /** Where the file lies; gone as soon as the page is another. */
  saved = $state<string | null>(null);

  readonly draft: PageDraft = $derived({
    range: this.range,
    without: [...this.without],
    who: this.who.trim() === '' ? null : this.who.trim(),
    format: this.format,
  });

  #asked = 0;

  /** Since the last visit where there was one: that is what the next one is about. */
  async begin(): Promise<void> {
    await this.load();
    if (this.preview?.ranges.some((line) => line.range === 'last_visit') === true) await this.choose('last_visit');
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const preview = await call('physio_page', { draft: this.draft });
      if (mine !== this.#asked) return;
      this.preview = preview;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  /** Every row that was written may stand on the page; what only the session screen needs does not. */
  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.some((kind) => kind !== 'live' && kind !== 'settings' && kind !== 'desktop')) await this.load();
  }

  choose(range: PageRange): Promise<void> {
    this.range = range;
    return this.#again();
  }

  put(part: PagePart, on: boolean): Promise<void> {
    this.without = on ? this.without.filter((other) => other !== part) : [...this.without, part];
    return this.#again();
  }

  size(format: SheetFormat): Promise<void> {
    this.format = format;
    return this.#again();
  }

  name(who: string): Promise<void> {
    this.who = who;
    return this.#again();
  }

  async save(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      this.saved = await call('save_physio_page', { draft: this.draft });
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    } finally {
      this.busy = false;
    }
  }

  #again(): Promise<void> {
    this.saved = null;
    return this.load();
  }
}
