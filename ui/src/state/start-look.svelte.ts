// Having a draft looked at and begun, and what was found wrong with it.

import { call } from '../ipc/client';
import type { PlanDraft } from '../ipc/generated/PlanDraft';
import type { PlanReview } from '../ipc/generated/PlanReview';
import { trouble, type Trouble } from '../text/errors';
import { problemsAt } from './start-review';

export class Looking {
  review = $state.raw<PlanReview | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  #looked = 0;

  wrong(field: string): string[] {
    return problemsAt(this.review?.problems ?? [], field);
  }

  /** What comes late, after a newer look, is dropped. */
  protected async lookAt(draft: PlanDraft): Promise<void> {
    const mine = ++this.#looked;
    try {
      const review = await call('review_plan', { draft });
      if (mine !== this.#looked) return;
      this.review = review;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#looked) this.problem = trouble(thrown);
    }
  }

  /** True once it runs. */
  protected async start(draft: PlanDraft): Promise<boolean> {
    this.busy = true;
    this.problem = null;
    try {
      await call('start_plan', { draft });
      return true;
    } catch (thrown) {
      const told = trouble(thrown);
      // Something is other than it was when it was looked over: the fields say what.
      await this.lookAt(draft);
      this.problem = told;
      return false;
    } finally {
      this.busy = false;
    }
  }

  protected async attempt(what: () => Promise<void>): Promise<void> {
    try {
      await what();
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }
}
