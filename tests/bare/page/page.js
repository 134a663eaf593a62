// The second frame is asked for after the first has been drawn.
const say = (what) => window.__TAURI__.core.invoke('ready', { what });
requestAnimationFrame(() => requestAnimationFrame(() => say('painted').then(() => say('ready'))));
