export { default as CalendarAnswer } from './CalendarAnswer.svelte';
export { default as CalendarPanel } from './CalendarPanel.svelte';
export { default as CalendarTables } from './CalendarTables.svelte';
export { default as Clock } from './Clock.svelte';
export { default as PackagePanel } from './PackagePanel.svelte';
export { default as SettlementWhen } from './SettlementWhen.svelte';
export { default as WorkOnMap } from './WorkOnMap.svelte';
