// Made from openapi.json by npm run types.
export interface paths {
    "/api/project": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The project, its extent and its scenarios. */
        get: operations["project"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One line for each plan. */
        get: operations["scenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Country, regions and districts, without outlines. */
        get: operations["areas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settlements as imported; bbox=west,south,east,north takes those inside. */
        get: operations["settlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One settlement: how it is known, how it is served, and its way to the existing network. */
        get: operations["settlement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed from one plan to another: money, settlements, stretches with their lines. */
        get: operations["compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of a plan. */
        get: operations["summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/frontier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cost against people: the cheapest network for each number of people. */
        get: operations["frontier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each settlement is served, and what the alternative costs. */
        get: operations["served"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/edges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is built, as GeoJSON. */
        get: operations["edges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/edges/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One edge: length, method, cost, and who depends on it. */
        get: operations["edge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/selection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Totals inside an area by number, or inside polygon=lon,lat;lon,lat;… of up to 200 corners. */
        get: operations["selection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/sensitivity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan's records priced again with each figure 20 % lower and higher, those that matter most first. */
        get: operations["sensitivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plans a changed question in the background; nothing is saved. One at a time: 409 says that another one runs. */
        post: operations["beginJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/newest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest re-plan. */
        get: operations["newestJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a re-plan stands. */
        get: operations["job"];
        put?: never;
        post?: never;
        /** Stops a re-plan; what it has answered stays. */
        delete: operations["stopJob"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Saves the newest plan of a re-plan as a scenario. */
        post: operations["keepJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The level of an administrative area.
         * @enum {unknown}
         */
        AdminLevel: "country" | "region" | "district";
        /** @description An administrative area without its outline, which the tiles draw; Label is where its name stands. */
        AreaDocument: {
            /** Format: int64 */
            id: number;
            level: components["schemas"]["AdminLevel"];
            names: components["schemas"]["NamesDocument"];
            kato: null | string;
            /** Format: int64 */
            regionId: null | number;
            /** Format: int32 */
            population: null | number;
            bounds: components["schemas"]["BoundsDocument"];
            label: number[];
        };
        /** @description A catalogue figure that moved a plan, with its words in the three languages. */
        AssumptionDocument: {
            key: string;
            name: components["schemas"]["Wording"];
            unit: components["schemas"]["Wording"];
            currency: null | string;
            /** Format: double */
            value: number;
            grade: components["schemas"]["Grade"];
            source: string;
            isOverridden: boolean;
        };
        /** @description West, south, east, north in degrees. */
        BoundsDocument: {
            /** Format: double */
            west: number;
            /** Format: double */
            south: number;
            /** Format: double */
            east: number;
            /** Format: double */
            north: number;
        };
        /** @description A budget, what was spent of it, and how many people no network within it can exceed. */
        BudgetDocument: {
            /** Format: int64 */
            limit: number;
            /** Format: int64 */
            spent: number;
            /** Format: int64 */
            people: number;
            /** Format: int64 */
            peopleUpperBound: number;
        };
        /**
         * @description How an edge of the plan is built.
         * @enum {unknown}
         */
        BuildMethod: "existing" | "plough" | "trench" | "rock" | "urban-trench" | "aerial" | "cross-country" | "microwave";
        /** @description A catalogue figure that differs between two plans; null where a plan does not use it. */
        ChangedFigureDocument: {
            key: string;
            /** Format: double */
            before: null | number;
            /** Format: double */
            after: null | number;
        };
        /** @description A settlement that two plans serve differently. */
        ChangedSettlement: {
            /**
             * Format: int64
             * @description The settlement.
             */
            id: number;
            before: null | components["schemas"]["Technology"];
            after: null | components["schemas"]["Technology"];
            /**
             * Format: int64
             * @description Its own part in the older plan, whole tenge.
             */
            costBefore: number;
            /**
             * Format: int64
             * @description Its own part in the newer plan, whole tenge.
             */
            costAfter: number;
        };
        /** @description What changed from one plan to another; amounts in whole tenge, lengths in metres. */
        ComparisonDocument: {
            /** @description Figures of the plan to begin with. */
            before: components["schemas"]["SummaryDocument"];
            /** @description Figures of the plan compared with it. */
            after: components["schemas"]["SummaryDocument"];
            /** @description Settlements served by another technology. */
            changed: components["schemas"]["ChangedSettlement"][];
            /** @description Stretches that only the second builds, in all. */
            added: components["schemas"]["StretchTotal"];
            /** @description Stretches that only the first builds, in all. */
            dropped: components["schemas"]["StretchTotal"];
            /** @description Catalogue figures that differ. */
            figures: components["schemas"]["ChangedFigureDocument"][];
            /** @description Lines (longitude, latitude) of the stretches added. */
            addedLines: number[][][];
            /** @description Lines of the stretches dropped. */
            droppedLines: number[][][];
        };
        /**
         * @description What a network may be built along.
         * @enum {unknown}
         */
        CorridorKind: "motorway" | "trunk" | "primary" | "secondary" | "tertiary" | "local" | "service" | "track" | "railway" | "power-line" | "cross-country" | "access";
        /** @description Whole-life cost by what it is spent on, whole tenge. */
        CostDocument: {
            /** Format: int64 */
            total: number;
            /** Format: int64 */
            fibre: number;
            /** Format: int64 */
            microwave: number;
            /** Format: int64 */
            satellite: number;
            /** Format: int64 */
            nodes: number;
            /** Format: int64 */
            repeaters: number;
        };
        /** @description An edge of a plan with its line (longitude, latitude); amounts in whole tenge, length in metres. */
        EdgeDocument: {
            key: string;
            method: components["schemas"]["BuildMethod"];
            kind: components["schemas"]["CorridorKind"];
            /** Format: double */
            length: number;
            /** Format: int32 */
            riverCrossings: number;
            /** Format: int32 */
            railCrossings: number;
            /** Format: int32 */
            radios: number;
            /** Format: int32 */
            masts: number;
            sight: components["schemas"]["LineOfSight"];
            /** Format: int64 */
            cost: number;
            /** Format: int64 */
            capex: number;
            /** Format: int32 */
            settlementsBehind: number;
            /** Format: int64 */
            peopleBehind: number;
            /** Format: double */
            demandMbps: number;
            /** Format: int64 */
            regionId: null | number;
            /** Format: int64 */
            districtId: null | number;
            points: number[][];
        };
        /** @description Something to know, in the three languages: what is the matter, and what to do about it. */
        FindingDocument: {
            severity: components["schemas"]["Severity"];
            code: string;
            where: string;
            message: components["schemas"]["Wording"];
            advice: components["schemas"]["Wording"];
        };
        /** @description One corner of the frontier: the cheapest network that serves this many people. */
        FrontierCorner: {
            /**
             * Format: int64
             * @description People served by the terrestrial network (new, the existing not counted).
             */
            people: number;
            /**
             * Format: int32
             * @description Settlements served by it.
             */
            settlements: number;
            /**
             * Format: int64
             * @description Whole-life cost of that network, whole tenge.
             */
            cost: number;
            /**
             * Format: int64
             * @description The part spent on building, whole tenge.
             */
            capex: number;
            /**
             * Format: int64
             * @description No network serves as many people for less, whole tenge.
             */
            lowerBound: number;
            /**
             * Format: int64
             * @description The price per person at which this corner is the optimum, whole tenge.
             */
            pricePerPerson: number;
        };
        /**
         * @description How well a figure is supported.
         * @enum {unknown}
         */
        Grade: "a" | "b" | "c" | "d";
        /** @description A re-plan as it goes over the wire. */
        JobDocument: {
            /**
             * Format: int32
             * @description Its number, from 1 since the server started.
             */
            id: number;
            /** @description How it stands. */
            state: components["schemas"]["JobState"];
            /** @description What was asked. */
            question: components["schemas"]["WhatIfQuestion"];
            /** @description What it is doing, in a few English words. */
            stage: string;
            /**
             * Format: double
             * @description How far the stage is, 0 to 1; negative when unknown.
             */
            fraction: number;
            /**
             * Format: double
             * @description Since it began, to its end.
             */
            seconds: number;
            /** @description Name under which its newest plan answers to the questions about plans; null before the first. */
            draft: null | string;
            /** @description True while that plan is the first answer. */
            isQuick: boolean;
            /**
             * Format: double
             * @description When the first answer came, or null.
             */
            firstAnswerSeconds: null | number;
            reason: null | components["schemas"]["Wording"];
            wayOut: null | components["schemas"]["Wording"];
            /** @description What stands in the way. */
            findings: components["schemas"]["FindingDocument"][];
        };
        /**
         * @description How a re-plan stands.
         * @enum {unknown}
         */
        JobState: "running" | "done" | "stopped" | "impossible" | "refused" | "failed";
        /** @description A name for a plan that is kept. */
        KeepDocument: {
            scenario: string;
        };
        /** @description A GeoJSON feature collection of lines (RFC 7946). */
        LineCollectionDocument: {
            type: string;
            features: components["schemas"]["LineFeatureDocument"][];
        };
        /** @description A GeoJSON feature: an edge without its points, and its geometry. */
        LineFeatureDocument: {
            type: string;
            id: string;
            geometry: components["schemas"]["LineGeometryDocument"];
            properties: components["schemas"]["LinePropertiesDocument"];
        };
        /** @description A GeoJSON line. */
        LineGeometryDocument: {
            type: string;
            coordinates: number[][];
        };
        /**
         * @description Whether a microwave hop sees its other end.
         * @enum {unknown}
         */
        LineOfSight: "not-applicable" | "clear" | "unchecked";
        /** @description What is known of an edge, flat; amounts in whole tenge, length in metres. */
        LinePropertiesDocument: {
            key: string;
            parentKey: null | string;
            method: components["schemas"]["BuildMethod"];
            kind: components["schemas"]["CorridorKind"];
            /** Format: double */
            lengthM: number;
            /** Format: int64 */
            costKzt: number;
            /** Format: int64 */
            capexKzt: number;
            /** Format: int32 */
            settlementsBehind: number;
            /** Format: int64 */
            peopleBehind: number;
        };
        /** @description Stretches by one build method; length in metres, cost in whole tenge. */
        MethodTotal: {
            method: components["schemas"]["BuildMethod"];
            /** Format: int32 */
            edges: number;
            /** Format: double */
            length: number;
            /** Format: int64 */
            cost: number;
        };
        /** @description A place's names: as found, and in three languages where known. */
        NamesDocument: {
            local: string;
            kazakh: null | string;
            russian: null | string;
            english: null | string;
        };
        /**
         * @description What kind of place a settlement is, in the words of OpenStreetMap's `place` key; the order is the order of rank.
         * @enum {unknown}
         */
        PlaceKind: "city" | "town" | "village" | "hamlet" | "isolated-dwelling" | "suburb" | "other";
        /**
         * @description How the number of people of a settlement is known.
         * @enum {unknown}
         */
        PopulationBasis: "stated" | "estimated-from-buildings" | "estimated-from-total" | "estimated-from-kind";
        ProblemDetails: {
            type?: null | string;
            title?: null | string;
            /** Format: int32 */
            status?: null | number;
            detail?: null | string;
            instance?: null | string;
        };
        /** @description What the page needs to begin; HoldsOpenStreetMap asks for its attribution on the map. */
        ProjectDocument: {
            name: string;
            version: string;
            /** Format: date-time */
            changed: string;
            isSynthetic: boolean;
            holdsOpenStreetMap: boolean;
            readOnly: boolean;
            bounds: null | components["schemas"]["BoundsDocument"];
            /** Format: int32 */
            settlements: number;
            scenarios: components["schemas"]["ScenarioDocument"][];
        };
        /** @description What a plan was asked, as a what-if may change it; the budget in whole tenge. */
        QuestionDocument: {
            mandatory: string[];
            forbidden: string[];
            forced: string[];
            /** Format: int64 */
            budget: null | number;
            overrides: {
                [key: string]: number;
            };
            startFrom: null | string;
        };
        /** @description One plan in a line, for choosing; amounts in whole tenge. */
        ScenarioDocument: {
            scenario: string;
            method: string;
            /** Format: int64 */
            total: number;
            /** Format: double */
            gap: number;
            /** Format: int64 */
            peopleConnected: number;
            /** Format: int32 */
            settlementsConnected: number;
        };
        /** @description What a plan does inside an area; amounts in whole tenge, lengths in metres. A stretch counts where its middle lies. */
        SelectionDocument: {
            /** Format: int64 */
            cost: number;
            settlements: number[];
            technologies: components["schemas"]["TechnologyTotal"][];
            methods: components["schemas"]["MethodTotal"][];
            /** Format: int32 */
            repeaters: number;
            /** Format: int64 */
            repeaterCost: number;
        };
        /** @description Settlements or people by how they are served. */
        ServedCountsDocument: {
            /** Format: int64 */
            total: number;
            /** Format: int64 */
            existing: number;
            /** Format: int64 */
            fibre: number;
            /** Format: int64 */
            microwave: number;
            /** Format: int64 */
            satellite: number;
            /** Format: int64 */
            unserved: number;
        };
        /** @description How a plan serves a settlement, in a line; amounts in whole tenge, lengths in metres. */
        ServedDocument: {
            /** Format: int64 */
            id: number;
            technology: components["schemas"]["Technology"];
            /** Format: int64 */
            cost: number;
            /** Format: int64 */
            serveCost: number;
            /** Format: int64 */
            alternativeCost: number;
            /** Format: double */
            pathLength: number;
            reason: string;
        };
        /** @description Everything about one settlement: how it is known, how it is served, and the way to the existing network. */
        SettlementDetailDocument: {
            /** @description The settlement. */
            settlement: components["schemas"]["SettlementDocument"];
            /** @description How its number of people is known. */
            populationBasis: components["schemas"]["PopulationBasis"];
            /**
             * Format: int32
             * @description Buildings counted, or null.
             */
            buildings: null | number;
            /** @description Where the record came from. */
            source: string;
            served: null | components["schemas"]["ServedDocument"];
            /**
             * Format: double
             * @description Busy-hour traffic, or null without a plan.
             */
            demandMbps: null | number;
            /**
             * Format: int64
             * @description Cost of the lines on the way that serve it alone, whole tenge.
             */
            ownLineCost: number;
            /**
             * Format: int64
             * @description Its people's share of all lines on the way, whole tenge.
             */
            lineShare: number;
            /**
             * Format: int64
             * @description Cost of all lines on the way, whole tenge.
             */
            lineCost: number;
            /** @description The edges on the way, the settlement's own first. */
            route: components["schemas"]["EdgeDocument"][];
            /**
             * Format: int64
             * @description For one without a line: what the cheapest line from the plan's network would cost, whole tenge; null where no way is known.
             */
            nearestLineCost: null | number;
            /**
             * Format: double
             * @description Its length, metres.
             */
            nearestLineLength: null | number;
        };
        /** @description A settlement as imported. */
        SettlementDocument: {
            /** Format: int64 */
            id: number;
            names: components["schemas"]["NamesDocument"];
            kind: components["schemas"]["PlaceKind"];
            /** Format: double */
            longitude: number;
            /** Format: double */
            latitude: number;
            kato: null | string;
            /** Format: int32 */
            population: number;
            isEstimated: boolean;
            /** Format: int64 */
            regionId: null | number;
            /** Format: int64 */
            districtId: null | number;
        };
        /**
         * @description How much a Finding matters: a note, a doubt, or a reason to refuse the input.
         * @enum {unknown}
         */
        Severity: "note" | "warning" | "error";
        /** @description Stretches that only one of two plans builds, added up. */
        StretchTotal: {
            /**
             * Format: int32
             * @description How many.
             */
            edges: number;
            /**
             * Format: double
             * @description Their length, metres.
             */
            length: number;
            /**
             * Format: int64
             * @description What they cost there, whole tenge.
             */
            cost: number;
        };
        /** @description A plan's figures with what was asked; amounts in whole tenge. */
        SummaryDocument: {
            /** @description Name of the scenario. */
            scenario: string;
            /** @description optimal, or mst for the comparator. */
            method: string;
            /**
             * Format: int32
             * @description Years over which running costs count.
             */
            horizonYears: number;
            /** @description Stand-in for an unknown existing network, or null. */
            assumeNetwork: null | string;
            /**
             * Format: double
             * @description The rate of the plan, or null.
             */
            tengePerDollar: null | number;
            /** @description Whole-life cost by what it is spent on. */
            cost: components["schemas"]["CostDocument"];
            /**
             * Format: int64
             * @description The part spent on building.
             */
            capex: number;
            /**
             * Format: int64
             * @description Proved: no plan costs less.
             */
            lowerBound: number;
            /**
             * Format: double
             * @description (total − lower bound) / lower bound.
             */
            gap: number;
            /** @description Settlements by how they are served. */
            settlements: components["schemas"]["ServedCountsDocument"];
            /** @description People by how they are served. */
            people: components["schemas"]["ServedCountsDocument"];
            /**
             * Format: double
             * @description Share of the people that are estimates, 0 to 1.
             */
            estimatedShare: number;
            /**
             * Format: double
             * @description Length of new fibre, km.
             */
            fibreKm: number;
            /**
             * Format: double
             * @description New fibre for each fibre settlement, km.
             */
            kmPerFibreSettlement: number;
            /**
             * Format: int32
             * @description Microwave hops.
             */
            microwaveHops: number;
            budget: null | components["schemas"]["BudgetDocument"];
            /** @description True when the work was cut short. */
            stoppedEarly: boolean;
            /** @description Catalogue figures that moved the plan. */
            assumptions: components["schemas"]["AssumptionDocument"][];
            /** @description What a planner should know about the plan. */
            findings: components["schemas"]["FindingDocument"][];
            /** @description What a what-if may change. */
            question: components["schemas"]["QuestionDocument"];
        };
        /** @description How much a figure matters to a plan: its total cost, whole tenge, with the figure lower and higher; null where the figure cannot be so. */
        SwingOfFigure: {
            key: string;
            /** Format: int64 */
            whenLower: null | number;
            /** Format: int64 */
            whenHigher: null | number;
        };
        /**
         * @description How a settlement is served.
         * @enum {unknown}
         */
        Technology: "existing" | "fibre" | "microwave" | "satellite" | "unserved";
        /** @description Settlements and people by one technology. */
        TechnologyTotal: {
            technology: components["schemas"]["Technology"];
            /** Format: int32 */
            settlements: number;
            /** Format: int64 */
            people: number;
            /** Format: int64 */
            ownCost: number;
        };
        /** @description A change to a plan that somebody wants to see: what they wish in full, on top of everything else that the plan was asked. */
        WhatIfQuestion: {
            /** @description The scenario from which it departs: its network assumption, horizon, discount rate and seed stay. */
            from: string;
            /** @description Settlements (KATO, number or name) that must be served from the network; in place of the scenario's. */
            mandatory?: string[];
            /** @description Settlements that must not be served from it, or stretches (`edge:KEY`) that must not be built; in place of the scenario's. */
            forbidden?: string[];
            /** @description Stretches (`edge:KEY`) that must be built; in place of the scenario's. */
            forced?: string[];
            /**
             * Format: int64
             * @description Money that may be spent, whole-life, whole tenge; null for no limit.
             */
            budget?: null | number;
            /** @description Catalogue figures set for this plan alone, by key; in place of the scenario's. */
            overrides?: {
                [key: string]: number;
            };
            /** @description True to end with the first answer; false goes on to a plan with all effort. */
            quickOnly?: boolean;
        };
        /** @description A word, a heading or a sentence in the three languages. */
        Wording: {
            kazakh: string;
            russian: string;
            english: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    project: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    scenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioDocument"][];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    areas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaDocument"][];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    settlements: {
        parameters: {
            query?: {
                bbox?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementDocument"][];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    settlement: {
        parameters: {
            query?: {
                scenario?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementDetailDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    compare: {
        parameters: {
            query: {
                before: string;
                after: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    summary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scenario: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    frontier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scenario: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrontierCorner"][];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    served: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scenario: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServedDocument"][];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    edges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scenario: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineCollectionDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    edge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scenario: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EdgeDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    selection: {
        parameters: {
            query?: {
                area?: number;
                polygon?: string;
            };
            header?: never;
            path: {
                scenario: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelectionDocument"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    sensitivity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scenario: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwingOfFigure"][];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    beginJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhatIfQuestion"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    newestJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    stopJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    keepJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepDocument"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeepDocument"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
}
