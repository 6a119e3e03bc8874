import type { components } from './api-types';

type Schemas = components['schemas'];
export type Project = Schemas['ProjectDocument'];
export type Scenario = Schemas['ScenarioDocument'];
export type Area = Schemas['AreaDocument'];
export type Settlement = Schemas['SettlementDocument'];
export type Served = Schemas['ServedDocument'];
export type Summary = Schemas['SummaryDocument'];
export type Corner = Schemas['FrontierCorner'];
export type SettlementDetail = Schemas['SettlementDetailDocument'];
export type Edge = Schemas['EdgeDocument'];
export type Span = Schemas['SpanLightDocument'];
export type AmplifiedLine = Schemas['AmplifiedLineDocument'];
export type LightPoint = Schemas['LightPointDocument'];
export type Question = Schemas['WhatIfQuestion'];
export type Job = Schemas['JobDocument'];
export type Comparison = Schemas['ComparisonDocument'];
export type AreaTotals = Schemas['SelectionDocument'];
export type AccessDesign = NonNullable<Schemas['AccessDocument']['design']>;
export type Home = Schemas['HomeDocument'];
export type Swing = Schemas['SwingOfFigure'];
export type Technology = Schemas['Technology'];
export type Time = Schemas['TimeDocument'];
export type Calendar = Schemas['CalendarDocument'];
export type Odds = Schemas['OddsDocument'];
export type ProgressFigures = Schemas['ProgressDocument'];
export type RungCount = Schemas['RungCount'];
export type CurveMonth = Schemas['CurveMonth'];
export type CrewLoad = Schemas['CrewLoad'];
export type CashQuarter = Schemas['CashQuarter'];
export type WorkGroup = Schemas['WorkGroup'];
export type Package = Schemas['PackageDocument'];
export type PackageDetail = Schemas['PackageDetailDocument'];
export type SettlementDates = Schemas['SettlementDatesDocument'];
export type SettlementTime = Schemas['SettlementTimeDocument'];
export type LineDays = Schemas['LineDaysDocument'];
export type Names = Schemas['NamesDocument'];
export type Words = Schemas['Wording'];

/** The server said no, or did not answer (status 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly advice: string,
  ) {
    super(title);
  }
}

/** Milliseconds. A computer that changes its network breaks off even calls to itself: a question is asked again after each of these before the page says that nobody answers. */
export const ASKED_AGAIN_AFTER = [200, 800];

async function reach(path: string, init: RequestInit, pauses = init.method === 'GET' ? ASKED_AGAIN_AFTER : []): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    const [pause, ...later] = pauses;
    if (pause === undefined) {
      throw new ApiError(0, '', '');
    }
    await new Promise((done) => setTimeout(done, pause));
    return reach(path, init, later);
  }
}

async function ask<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const response = await reach(path, {
    method,
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
    throw new ApiError(response.status, problem.title ?? response.statusText, problem.detail ?? '');
  }
  return (await response.json()) as T;
}

const plan = (scenario: string) => `/api/plans/${encodeURIComponent(scenario)}`;
const calendar = (scenario: string) => `${plan(scenario)}/calendar`;

/** As many settlements or packages as the server gives in one answer. */
export const LARGEST_PAGE = 20_000;

export const api = {
  project: () => ask<Project>('/api/project'),
  areas: () => ask<Area[]>('/api/areas'),
  outline: (area: number) => ask<number[][][]>(`/api/areas/${area}/outline`),
  settlements: () => ask<Settlement[]>('/api/settlements'),
  settlement: (id: number, scenario: string | null) =>
    ask<SettlementDetail>(`/api/settlements/${id}${scenario === null ? '' : `?scenario=${encodeURIComponent(scenario)}`}`),
  summary: (scenario: string) => ask<Summary>(`${plan(scenario)}/summary`),
  frontier: (scenario: string) => ask<Corner[]>(`${plan(scenario)}/frontier`),
  served: (scenario: string) => ask<Served[]>(`${plan(scenario)}/settlements`),
  compare: (before: string, after: string) => ask<Comparison>(`/api/compare?before=${encodeURIComponent(before)}&after=${encodeURIComponent(after)}`),
  area: (scenario: string, id: number) => ask<AreaTotals>(`${plan(scenario)}/selection?area=${id}`),
  polygon: (scenario: string, corners: string) => ask<AreaTotals>(`${plan(scenario)}/selection?polygon=${encodeURIComponent(corners)}`),
  sensitivity: (scenario: string) => ask<Swing[]>(`${plan(scenario)}/sensitivity`),
  time: (scenario: string) => ask<Time>(calendar(scenario)),
  curve: (scenario: string) => ask<CurveMonth[]>(`${calendar(scenario)}/curve`),
  load: (scenario: string) => ask<CrewLoad[]>(`${calendar(scenario)}/load`),
  cash: (scenario: string) => ask<CashQuarter[]>(`${calendar(scenario)}/cash`),
  groups: (scenario: string, region: number | null) => ask<WorkGroup[]>(`${calendar(scenario)}/groups${region === null ? '' : `?region=${region}`}`),
  packages: (scenario: string, filter: { region?: number; district?: number; skip?: number; take?: number }) =>
    ask<{ total: number; items: Package[] }>(`${calendar(scenario)}/packages?${new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))}`),
  package: (scenario: string, id: string) => ask<PackageDetail>(`${calendar(scenario)}/packages/${encodeURIComponent(id)}`),
  lineDays: (scenario: string) => ask<LineDays>(`${calendar(scenario)}/lines`),
  settlementDates: (scenario: string) => ask<{ items: SettlementDates[] }>(`${calendar(scenario)}/settlements?take=${LARGEST_PAGE}`),
  settlementTime: (scenario: string, id: number) => ask<SettlementTime>(`${calendar(scenario)}/settlements/${id}`),
  beginJob: (question: Question) => ask<Job>('/api/jobs', 'POST', question),
  job: (id: number) => ask<Job>(`/api/jobs/${id}`),
  stopJob: (id: number) => ask<Job>(`/api/jobs/${id}`, 'DELETE'),
  keepJob: (id: number, scenario: string, draft: string | null) => ask<{ scenario: string }>(`/api/jobs/${id}/keep`, 'POST', { scenario, draft }),
  span: (scenario: string, number: number) => ask<Span>(`${plan(scenario)}/spans/${number}`),
  line: (scenario: string, settlement: number) => ask<AmplifiedLine>(`${plan(scenario)}/settlements/${settlement}/line`),
  access: (settlement: number) => ask<Schemas['AccessDocument']>(`/api/access/settlements/${settlement}`),
  home: (premises: string) => ask<Home>(`/api/access/home?premises=${encodeURIComponent(premises)}`),
  edgeNear: (scenario: string, longitude: number, latitude: number, reach: number) =>
    ask<Edge>(`${plan(scenario)}/edges/near?longitude=${longitude}&latitude=${latitude}&reach=${reach}`),
  edge: (scenario: string, key: string) => ask<Edge>(`${plan(scenario)}/edges/${encodeURIComponent(key)}`),
};
