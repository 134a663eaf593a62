// The screens of the rail, in order: their number is their key.
export const railItems = ['today', 'library', 'runs', 'history', 'settings'] as const;
export type RailItem = (typeof railItems)[number];
