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
export type Question = Schemas['WhatIfQuestion'];
export type Job = Schemas['JobDocument'];
export type Comparison = Schemas['ComparisonDocument'];
export type AreaTotals = Schemas['SelectionDocument'];
export type Swing = Schemas['SwingOfFigure'];
export type Technology = Schemas['Technology'];
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

async function ask<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, '', '');
  }
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
    throw new ApiError(response.status, problem.title ?? response.statusText, problem.detail ?? '');
  }
  return (await response.json()) as T;
}

const plan = (scenario: string) => `/api/plans/${encodeURIComponent(scenario)}`;

export const api = {
  project: () => ask<Project>('/api/project'),
  areas: () => ask<Area[]>('/api/areas'),
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
  beginJob: (question: Question) => ask<Job>('/api/jobs', 'POST', question),
  job: (id: number) => ask<Job>(`/api/jobs/${id}`),
  stopJob: (id: number) => ask<Job>(`/api/jobs/${id}`, 'DELETE'),
  keepJob: (id: number, scenario: string) => ask<{ scenario: string }>(`/api/jobs/${id}/keep`, 'POST', { scenario }),
  edge: (scenario: string, key: string) => ask<Edge>(`${plan(scenario)}/edges/${encodeURIComponent(key)}`),
};
