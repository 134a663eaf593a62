// A screen has arrived when its heading is on the page: that is where the focus goes.

import { app } from '../state/app.svelte';

export function arrive(heading: HTMLElement): void {
  heading.focus({ preventScroll: true });
  app.arrive();
}
