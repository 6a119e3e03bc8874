import type { Row } from '../lib/atlas.svelte';

/** What a district holds, and what the plan does there. Cost is the settlements' own part; lines cross districts. */
export interface DistrictTotal {
  id: number;
  name: string;
  region: string;
  settlements: number;
  people: number;
  connected: number;
  satellite: number;
  cost: number;
}

export function districtTotals(rows: readonly Row[], areaName: (id: number | null) => string): DistrictTotal[] {
  const totals = new Map<number, DistrictTotal>();
  for (const { settlement, served } of rows) {
    const id = settlement.districtId ?? settlement.regionId ?? 0;
    let total = totals.get(id);
    if (!total) {
      total = { id, name: areaName(id), region: areaName(settlement.regionId), settlements: 0, people: 0, connected: 0, satellite: 0, cost: 0 };
      totals.set(id, total);
    }
    total.settlements += 1;
    total.people += settlement.population;
    total.connected += served && served.technology !== 'satellite' && served.technology !== 'unserved' ? 1 : 0;
    total.satellite += served?.technology === 'satellite' ? 1 : 0;
    total.cost += served?.cost ?? 0;
  }
  return [...totals.values()];
}
