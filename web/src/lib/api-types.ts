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
    "/api/plans/{scenario}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calendar's answer, its odds, rungs and earned value on a day (asOf, today by default); null parts were not made yet. */
        get: operations["time"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/calendar/curve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The S-curve by month: planned, done by evidence until asOf, and the fan of the forecast. */
        get: operations["curve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/calendar/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Work against capacity, crew-days, for every pool of crews (type and region) and month. */
        get: operations["load"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/calendar/cash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Money committed and released by quarter. */
        get: operations["cash"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/calendar/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The work of every region, or of the districts of one; region=0 is work in no known region. */
        get: operations["groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/calendar/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Packages in the order of their starts, filtered by region, district (0: none), crew and kind; skip and take pages of up to 20,000. */
        get: operations["packages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/calendar/packages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One package: dates, work, crew, what it waits for, its lines. */
        get: operations["package"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/calendar/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When each line of the map is begun and lit, by row of its package as the tiles under /tiles/calendars carry it. */
        get: operations["lineDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/calendar/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When each settlement is connected (planned, P50, P80, P90) and its rung. order=risk puts those least likely to be in time first. */
        get: operations["settlementDates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/calendar/settlements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One settlement in time: dates, rung with its evidence, packages, events. */
        get: operations["settlementTime"];
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
        /** @enum {unknown} */
        AdminLevel: "country" | "region" | "district";
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
        /** @enum {unknown} */
        BuildMethod: "existing" | "plough" | "trench" | "rock" | "urban-trench" | "aerial" | "cross-country" | "microwave";
        CalendarDocument: {
            /** Format: date */
            start: string;
            /** Format: date */
            deadline: null | string;
            /** Format: date */
            finish: string;
            /** Format: date */
            finishBound: string;
            meetsDeadline: boolean;
            objective: components["schemas"]["ScheduleObjective"];
            /** Format: double */
            gap: number;
            /** Format: int32 */
            packages: number;
            /** Format: int32 */
            crews: number;
            assumedCrews: boolean;
            /** Format: int32 */
            settlements: number;
            /** Format: int64 */
            people: number;
            /** Format: int64 */
            peopleByDeadline: number;
            /** Format: int64 */
            capex: number;
            /** Format: date */
            plannedFrom: string;
            isOutdated: boolean;
            /** Format: int32 */
            eventsSince: number;
            stoppedEarly: boolean;
            waysOut: components["schemas"]["WayOut"][];
            findings: components["schemas"]["FindingDocument"][];
        };
        CashQuarter: {
            /** Format: date */
            quarter: string;
            /** Format: int64 */
            committed: number;
            /** Format: int64 */
            committedInAll: number;
            /** Format: int64 */
            released: null | number;
            /** Format: int64 */
            releasedInAll: null | number;
        };
        ChangedFigureDocument: {
            key: string;
            /** Format: double */
            before: null | number;
            /** Format: double */
            after: null | number;
        };
        ChangedSettlement: {
            /** Format: int64 */
            id: number;
            before: null | components["schemas"]["Technology"];
            after: null | components["schemas"]["Technology"];
            /** Format: int64 */
            costBefore: number;
            /** Format: int64 */
            costAfter: number;
        };
        ComparisonDocument: {
            before: components["schemas"]["SummaryDocument"];
            after: components["schemas"]["SummaryDocument"];
            changed: components["schemas"]["ChangedSettlement"][];
            added: components["schemas"]["StretchTotal"];
            dropped: components["schemas"]["StretchTotal"];
            figures: components["schemas"]["ChangedFigureDocument"][];
            addedLines: number[][][];
            droppedLines: number[][][];
        };
        /** @enum {unknown} */
        CorridorKind: "motorway" | "trunk" | "primary" | "secondary" | "tertiary" | "local" | "service" | "track" | "railway" | "power-line" | "cross-country" | "access";
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
        CrewLoad: {
            /** Format: date */
            month: string;
            crew: components["schemas"]["CrewType"];
            /** Format: int64 */
            regionId: null | number;
            /** Format: double */
            work: number;
            /** Format: double */
            capacity: number;
        };
        /** @enum {unknown} */
        CrewType: "ground" | "aerial" | "radio" | "splicing" | "access" | "satellite" | null;
        CurveMonth: {
            /** Format: date */
            date: string;
            /** Format: int32 */
            plannedSettlements: number;
            /** Format: int64 */
            plannedPeople: number;
            /** Format: int32 */
            doneSettlements: null | number;
            /** Format: int64 */
            donePeople: null | number;
            /** Format: int64 */
            p10: null | number;
            /** Format: int64 */
            p50: null | number;
            /** Format: int64 */
            p90: null | number;
        };
        EarnedDocument: {
            /** Format: int64 */
            budget: number;
            /** Format: int64 */
            planned: number;
            /** Format: int64 */
            earned: number;
            /** Format: int64 */
            actual: number;
            /** Format: double */
            costIndex: null | number;
            /** Format: double */
            scheduleIndex: null | number;
            /** Format: double */
            estimateAtCompletion: null | number;
        };
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
        EventDocument: {
            /** Format: int64 */
            number: number;
            kind: components["schemas"]["ProgressKind"];
            /** Format: date */
            date: string;
            subjectKind: components["schemas"]["ProgressSubject"];
            subject: string;
            /** Format: double */
            quantity: null | number;
            author: string;
            note: string;
            counts: boolean;
            evidence: string[];
        };
        FindingDocument: {
            severity: components["schemas"]["Severity"];
            code: string;
            where: string;
            message: components["schemas"]["Wording"];
            advice: components["schemas"]["Wording"];
        };
        FrontierCorner: {
            /** Format: int64 */
            people: number;
            /** Format: int32 */
            settlements: number;
            /** Format: int64 */
            cost: number;
            /** Format: int64 */
            capex: number;
            /** Format: int64 */
            lowerBound: number;
            /** Format: int64 */
            pricePerPerson: number;
        };
        /** @enum {unknown} */
        Grade: "a" | "b" | "c" | "d";
        JobDocument: {
            /** Format: int32 */
            id: number;
            state: components["schemas"]["JobState"];
            question: components["schemas"]["WhatIfQuestion"];
            stage: string;
            /** Format: double */
            fraction: number;
            /** Format: double */
            seconds: number;
            draft: null | string;
            isQuick: boolean;
            /** Format: double */
            firstAnswerSeconds: null | number;
            reason: null | components["schemas"]["Wording"];
            wayOut: null | components["schemas"]["Wording"];
            findings: components["schemas"]["FindingDocument"][];
        };
        /** @enum {unknown} */
        JobState: "running" | "done" | "stopped" | "impossible" | "refused" | "failed";
        KeepDocument: {
            scenario: string;
        };
        LineCollectionDocument: {
            type: string;
            features: components["schemas"]["LineFeatureDocument"][];
        };
        LineDaysDocument: {
            /** Format: date */
            from: string;
            rows: number[];
            start: number[];
            lit: number[];
        };
        LineFeatureDocument: {
            type: string;
            id: string;
            geometry: components["schemas"]["LineGeometryDocument"];
            properties: components["schemas"]["LinePropertiesDocument"];
        };
        LineGeometryDocument: {
            type: string;
            coordinates: number[][];
        };
        /** @enum {unknown} */
        LineOfSight: "not-applicable" | "clear" | "unchecked";
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
        MethodTotal: {
            method: components["schemas"]["BuildMethod"];
            /** Format: int32 */
            edges: number;
            /** Format: double */
            length: number;
            /** Format: int64 */
            cost: number;
        };
        NamesDocument: {
            local: string;
            kazakh: null | string;
            russian: null | string;
            english: null | string;
        };
        OddsDocument: {
            /** Format: date */
            asOf: string;
            /** Format: double */
            onTime: null | number;
            /** Format: double */
            onTimeError: null | number;
            /** Format: date */
            p50: null | string;
            /** Format: date */
            p80: null | string;
            /** Format: date */
            p90: null | string;
            /** Format: int32 */
            samples: number;
            /** Format: int32 */
            unfinished: number;
            /** Format: date */
            outsideP50: string;
            /** Format: date */
            outsideP80: string;
            /** Format: int32 */
            outsideProgrammes: number;
            /** Format: double */
            outsideOnTime: number;
            drivers: components["schemas"]["RiskDriver"][];
        };
        PackageDetailDocument: {
            package: components["schemas"]["PackageDocument"];
            upstream: null | string;
            startsAfter: string[];
            quantities: components["schemas"]["WorkQuantity"][];
            /** Format: double */
            crewDays: number;
            /** Format: int32 */
            permitDays: number;
            /** Format: int32 */
            leadDays: number;
            /** Format: int32 */
            crewNumber: number;
            /** Format: date */
            started: null | string;
            /** Format: date */
            finished: null | string;
            lines: number[][][];
        };
        PackageDocument: {
            /** Format: int32 */
            row: number;
            id: string;
            kind: components["schemas"]["WorkKind"];
            crew: components["schemas"]["CrewType"];
            /** Format: int64 */
            regionId: null | number;
            /** Format: int64 */
            districtId: null | number;
            /** Format: int64 */
            settlementId: null | number;
            /** Format: date */
            start: string;
            /** Format: date */
            finish: string;
            /** Format: date */
            lit: string;
            /** Format: double */
            done: number;
            /** Format: double */
            length: number;
            /** Format: int64 */
            capex: number;
            /** Format: int64 */
            people: number;
        };
        PackagePageDocument: {
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            skip: number;
            items: components["schemas"]["PackageDocument"][];
        };
        /** @enum {unknown} */
        PlaceKind: "city" | "town" | "village" | "hamlet" | "isolated-dwelling" | "suburb" | "other";
        /** @enum {unknown} */
        PopulationBasis: "stated" | "estimated-from-buildings" | "estimated-from-total" | "estimated-from-kind";
        ProblemDetails: {
            type?: null | string;
            title?: null | string;
            /** Format: int32 */
            status?: null | number;
            detail?: null | string;
            instance?: null | string;
        };
        ProgressDocument: {
            /** Format: int32 */
            log: number;
            /** Format: int32 */
            events: number;
            /** Format: int32 */
            counting: number;
            /** Format: int32 */
            claims: number;
            /** Format: int32 */
            doubts: number;
            /** Format: double */
            kilometresLaid: number;
            /** Format: double */
            contracted: number;
            /** Format: double */
            paid: number;
            rungs: components["schemas"]["RungCount"][];
            regions: components["schemas"]["RegionRungsDocument"][];
            earned: null | components["schemas"]["EarnedDocument"];
        };
        /** @enum {unknown} */
        ProgressKind: "funded" | "designed" | "permit-granted" | "km-laid" | "spliced" | "lit" | "local-network-built" | "homes-passed" | "orderable" | "connected" | "active" | "measured" | "contracted" | "paid" | "delayed" | "withdrawn";
        /** @enum {unknown} */
        ProgressSubject: "programme" | "region" | "settlement" | "stretch" | "package" | "event";
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
        RegionRungsDocument: {
            /** Format: int64 */
            regionId: null | number;
            rungs: components["schemas"]["RungCount"][];
        };
        RiskDriver: {
            name: string;
            assumption: string;
            /** Format: int64 */
            regionId: null | number;
            crew: null | components["schemas"]["CrewType"];
            /** Format: double */
            rankCorrelation: number;
            /** Format: int32 */
            gainDays: null | number;
        };
        /** @enum {unknown} */
        Rung: "not-planned" | "planned" | "funded" | "designed" | "permitted" | "backbone" | "local-network" | "passed" | "orderable" | "connected" | "active" | "quality-proven";
        RungCount: {
            rung: components["schemas"]["Rung"];
            /** Format: int32 */
            villages: number;
            /** Format: int64 */
            people: number;
            /** Format: int32 */
            villagesShown: number;
            /** Format: int32 */
            villagesClaimed: number;
        };
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
        /** @enum {unknown} */
        ScheduleObjective: "people-months" | "finish" | "value";
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
        SettlementDatesDocument: {
            /** Format: int64 */
            settlementId: number;
            /** Format: int64 */
            people: number;
            /** Format: date */
            start: string;
            /** Format: date */
            planned: string;
            /** Format: date */
            p50: null | string;
            /** Format: date */
            p80: null | string;
            /** Format: date */
            p90: null | string;
            /** Format: double */
            onTime: null | number;
            standing: components["schemas"]["Rung"];
        };
        SettlementDatesPageDocument: {
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            skip: number;
            items: components["schemas"]["SettlementDatesDocument"][];
        };
        SettlementDetailDocument: {
            settlement: components["schemas"]["SettlementDocument"];
            populationBasis: components["schemas"]["PopulationBasis"];
            /** Format: int32 */
            buildings: null | number;
            source: string;
            served: null | components["schemas"]["ServedDocument"];
            /** Format: double */
            demandMbps: null | number;
            /** Format: int64 */
            ownLineCost: number;
            /** Format: int64 */
            lineShare: number;
            /** Format: int64 */
            lineCost: number;
            route: components["schemas"]["EdgeDocument"][];
            /** Format: int64 */
            nearestLineCost: null | number;
            /** Format: double */
            nearestLineLength: null | number;
        };
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
        SettlementTimeDocument: {
            dates: null | components["schemas"]["SettlementDatesDocument"];
            standing: null | components["schemas"]["Rung"];
            shown: null | components["schemas"]["Rung"];
            claimed: null | components["schemas"]["Rung"];
            missing: null | components["schemas"]["Rung"];
            reachedOn: (null | string)[];
            packages: components["schemas"]["PackageDocument"][];
            events: components["schemas"]["EventDocument"][];
        };
        /** @enum {unknown} */
        Severity: "note" | "warning" | "error";
        StretchTotal: {
            /** Format: int32 */
            edges: number;
            /** Format: double */
            length: number;
            /** Format: int64 */
            cost: number;
        };
        SummaryDocument: {
            scenario: string;
            method: string;
            /** Format: int32 */
            horizonYears: number;
            assumeNetwork: null | string;
            /** Format: double */
            tengePerDollar: null | number;
            cost: components["schemas"]["CostDocument"];
            /** Format: int64 */
            capex: number;
            /** Format: int64 */
            lowerBound: number;
            /** Format: double */
            gap: number;
            settlements: components["schemas"]["ServedCountsDocument"];
            people: components["schemas"]["ServedCountsDocument"];
            /** Format: double */
            estimatedShare: number;
            /** Format: double */
            fibreKm: number;
            /** Format: double */
            kmPerFibreSettlement: number;
            /** Format: int32 */
            microwaveHops: number;
            budget: null | components["schemas"]["BudgetDocument"];
            stoppedEarly: boolean;
            assumptions: components["schemas"]["AssumptionDocument"][];
            findings: components["schemas"]["FindingDocument"][];
            question: components["schemas"]["QuestionDocument"];
        };
        SwingOfFigure: {
            key: string;
            /** Format: int64 */
            whenLower: null | number;
            /** Format: int64 */
            whenHigher: null | number;
        };
        /** @enum {unknown} */
        Technology: "existing" | "fibre" | "microwave" | "satellite" | "unserved";
        TechnologyTotal: {
            technology: components["schemas"]["Technology"];
            /** Format: int32 */
            settlements: number;
            /** Format: int64 */
            people: number;
            /** Format: int64 */
            ownCost: number;
        };
        TimeDocument: {
            /** Format: date */
            today: string;
            /** Format: date */
            asOf: string;
            calendar: null | components["schemas"]["CalendarDocument"];
            odds: null | components["schemas"]["OddsDocument"];
            progress: components["schemas"]["ProgressDocument"];
        };
        WayOut: {
            kind: string;
            type: null | components["schemas"]["CrewType"];
            /** Format: int64 */
            regionId: null | number;
            /** Format: date */
            from: null | string;
            /** Format: int64 */
            amount: number;
        };
        WhatIfQuestion: {
            from: string;
            mandatory?: string[];
            forbidden?: string[];
            forced?: string[];
            /** Format: int64 */
            budget?: null | number;
            overrides?: {
                [key: string]: number;
            };
            quickOnly?: boolean;
        };
        Wording: {
            kazakh: string;
            russian: string;
            english: string;
        };
        WorkGroup: {
            /** Format: int64 */
            regionId: null | number;
            /** Format: int64 */
            districtId: null | number;
            /** Format: int32 */
            packages: number;
            /** Format: int32 */
            settlements: number;
            /** Format: int64 */
            people: number;
            /** Format: int64 */
            capex: number;
            /** Format: date */
            start: string;
            /** Format: date */
            finish: string;
            /** Format: date */
            lit: string;
            /** Format: double */
            done: number;
            /** Format: date */
            p80: null | string;
            months: number[];
        };
        /** @enum {unknown} */
        WorkKind: "stretch" | "hop" | "node" | "access" | "satellite" | "repeater";
        WorkQuantity: {
            item: string;
            /** Format: double */
            amount: number;
            /** Format: double */
            crewDays: number;
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
    time: {
        parameters: {
            query?: {
                asOf?: string;
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
                    "application/json": components["schemas"]["TimeDocument"];
                };
            };
            /** @description Bad Request */
            400: {
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
    curve: {
        parameters: {
            query?: {
                asOf?: string;
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
                    "application/json": components["schemas"]["CurveMonth"][];
                };
            };
            /** @description Bad Request */
            400: {
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
    load: {
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
                    "application/json": components["schemas"]["CrewLoad"][];
                };
            };
            /** @description Bad Request */
            400: {
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
    cash: {
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
                    "application/json": components["schemas"]["CashQuarter"][];
                };
            };
            /** @description Bad Request */
            400: {
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
    groups: {
        parameters: {
            query?: {
                region?: number;
                asOf?: string;
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
                    "application/json": components["schemas"]["WorkGroup"][];
                };
            };
            /** @description Bad Request */
            400: {
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
    packages: {
        parameters: {
            query?: {
                region?: number;
                district?: number;
                crew?: string;
                kind?: string;
                skip?: number;
                take?: number;
                asOf?: string;
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
                    "application/json": components["schemas"]["PackagePageDocument"];
                };
            };
            /** @description Bad Request */
            400: {
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
    package: {
        parameters: {
            query?: {
                asOf?: string;
            };
            header?: never;
            path: {
                scenario: string;
                id: string;
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
                    "application/json": components["schemas"]["PackageDetailDocument"];
                };
            };
            /** @description Bad Request */
            400: {
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
    lineDays: {
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
                    "application/json": components["schemas"]["LineDaysDocument"];
                };
            };
            /** @description Bad Request */
            400: {
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
    settlementDates: {
        parameters: {
            query?: {
                region?: number;
                district?: number;
                order?: string;
                skip?: number;
                take?: number;
                asOf?: string;
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
                    "application/json": components["schemas"]["SettlementDatesPageDocument"];
                };
            };
            /** @description Bad Request */
            400: {
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
    settlementTime: {
        parameters: {
            query?: {
                asOf?: string;
            };
            header?: never;
            path: {
                scenario: string;
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
                    "application/json": components["schemas"]["SettlementTimeDocument"];
                };
            };
            /** @description Bad Request */
            400: {
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
