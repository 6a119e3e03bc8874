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
    "/api/areas/{id}/outline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The outline of an area: rings of longitude and latitude. */
        get: operations["outline"];
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
    "/api/plans/{scenario}/edges/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The edge nearest to a point, at most reach metres from it: what somebody points at on a map that shows the whole country. */
        get: operations["edgeNear"];
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
    "/api/plans/{scenario}/spans/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One fibre span between active sites: its optic, the budget of its light and what is left of it. */
        get: operations["span"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{scenario}/settlements/{id}/line": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An amplified line along the plan's way from the existing network to a settlement: amplifiers, power and signal-to-noise ratio along it. */
        get: operations["line"];
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
        /** Saves a plan of a re-plan as a scenario: the newest, or the answer that is named. */
        post: operations["keepJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/settlements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The design of the network to the homes of a settlement; null where there is none. */
        get: operations["access"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The way of the light from the OLT port to a home, or why there is none. */
        get: operations["home"];
        put?: never;
        post?: never;
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
        /** @description The figures of an access design; lengths in km, losses in dB, amounts in whole tenge. */
        AccessDesignDocument: {
            /** Format: int32 */
            premises: number;
            /** Format: int32 */
            dwellings: number;
            /** Format: int32 */
            served: number;
            /** Format: int64 */
            cost: number;
            /** Format: int64 */
            lowerBound: number;
            /** Format: double */
            gap: number;
            /** Format: double */
            costPerDwelling: number;
            /** Format: double */
            passedPerDwelling: number;
            /** Format: double */
            takeUp: number;
            /** Format: double */
            trenchKm: number;
            /** Format: double */
            aerialKm: number;
            /** Format: int32 */
            splitters: number;
            /** Format: int32 */
            cabinets: number;
            /** Format: int32 */
            nodes: number;
            /** Format: int32 */
            oltPorts: number;
            /** Format: double */
            maxLossDb: number;
            /** Format: double */
            maxDropM: number;
            /** Format: double */
            assumedShare: number;
            opticalClass: string;
        };
        /** @description The design of the network to the homes of one settlement, or `design: null` where there is none; amounts in whole tenge. */
        AccessDocument: {
            design: null | components["schemas"]["AccessDesignDocument"];
        };
        /**
         * @description The level of an administrative area.
         * @enum {unknown}
         */
        AdminLevel: "country" | "region" | "district";
        /** @description An amplified line along a plan's way to a settlement, as `zheli line design` answers; lengths in metres, powers in dBm, ratios in dB in 0.1 nm. */
        AmplifiedLineDocument: {
            /** @description designed or infeasible. */
            status: string;
            /** @description Why there is none. */
            reason: null | string;
            /**
             * Format: double
             * @description Of the cable.
             */
            length: number;
            /** @description The signal. */
            signal: null | string;
            /**
             * Format: int32
             * @description How many of it.
             */
            channels: null | number;
            /**
             * Format: double
             * @description Power of all channels at the start of a span.
             */
            launch: null | number;
            /**
             * Format: double
             * @description Worst channel on the first day.
             */
            gsnrStart: null | number;
            /**
             * Format: double
             * @description Worst channel at the end of life, its transmitter included.
             */
            gsnrEnd: null | number;
            /**
             * Format: double
             * @description The last over what the signal needs.
             */
            margin: null | number;
            /**
             * Format: double
             * @description Payload of the fibre pair.
             */
            capacityTbps: null | number;
            /**
             * Format: double
             * @description One way.
             */
            latencyMs: null | number;
            /** @description Spans with the amplifiers behind them. */
            spans: components["schemas"]["AmplifiedSpanDocument"][];
            /** @description The light along the line on the first day. */
            firstDay: components["schemas"]["LightPointDocument"][];
            /** @description The same at the end of life. */
            endOfLife: components["schemas"]["LightPointDocument"][];
        };
        /** @description A span of an amplified line; its loss and gain at the end of life. */
        AmplifiedSpanDocument: {
            from: string;
            to: string;
            /** Format: double */
            length: number;
            /** Format: double */
            loss: number;
            amplifier: string;
            /** Format: double */
            gain: number;
        };
        /** @description A plan with which a re-plan answered. */
        AnswerDocument: {
            /** @description Name under which it answers to the questions about plans. */
            draft: string;
            /** @description True for the earlier plan, mended where the question asks for it; false for one that was searched for in full. */
            isQuick: boolean;
            /**
             * Format: double
             * @description When it came, since the re-plan began.
             */
            seconds: number;
            /**
             * Format: int64
             * @description Its whole-life cost, tenge.
             */
            total: number;
        };
        /** @description An administrative area without its outline; Label is where its name stands. */
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
            source: components["schemas"]["Wording"];
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
        /** @description The figures of a calendar; amounts in whole tenge. */
        CalendarDocument: {
            /**
             * Format: date
             * @description The first day of the programme.
             */
            start: string;
            /**
             * Format: date
             * @description The last day on which everything should work, or null.
             */
            deadline: null | string;
            /**
             * Format: date
             * @description The last day of work.
             */
            finish: string;
            /**
             * Format: date
             * @description Proved: no calendar ends before this day.
             */
            finishBound: string;
            /** @description True when the deadline is met or none was set. */
            meetsDeadline: boolean;
            /** @description What it is best in after the deadline. */
            objective: components["schemas"]["ScheduleObjective"];
            /**
             * Format: double
             * @description How much better any calendar could be at most, 0 to 1.
             */
            gap: number;
            /**
             * Format: int32
             * @description Number of packages.
             */
            packages: number;
            /**
             * Format: int32
             * @description Number of crews.
             */
            crews: number;
            /** @description True when nobody stated the crews. */
            assumedCrews: boolean;
            /**
             * Format: int32
             * @description Settlements that are connected.
             */
            settlements: number;
            /**
             * Format: int64
             * @description People in them.
             */
            people: number;
            /**
             * Format: int64
             * @description People connected by the deadline, or by the last counted day.
             */
            peopleByDeadline: number;
            /**
             * Format: int64
             * @description Build cost.
             */
            capex: number;
            /**
             * Format: date
             * @description Days from here on are planned; what lies before was fact when the calendar was made.
             */
            plannedFrom: string;
            /** @description True when the plan was made anew since: dates may be of work that is no longer planned. */
            isOutdated: boolean;
            /**
             * Format: int32
             * @description Events of the log that the calendar does not know, being of later days.
             */
            eventsSince: number;
            /** @description True when the search was cut short. */
            stoppedEarly: boolean;
            /** @description What would let a missed deadline be met. */
            waysOut: components["schemas"]["WayOut"][];
            /** @description What a planner should know. */
            findings: components["schemas"]["FindingDocument"][];
        };
        /** @description A quarter of the programme's money; amounts in whole tenge. */
        CashQuarter: {
            /**
             * Format: date
             * @description The first day of the quarter.
             */
            quarter: string;
            /**
             * Format: int64
             * @description What is committed in it: a package takes its money on the day on which it starts, as the calendar counts.
             */
            committed: number;
            /**
             * Format: int64
             * @description The same until the end of the quarter.
             */
            committedInAll: number;
            /**
             * Format: int64
             * @description What becomes available in it; null when money does not bind.
             */
            released: null | number;
            /**
             * Format: int64
             * @description The same until the end of the quarter.
             */
            releasedInAll: null | number;
        };
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
        /** @description A month of a pool of crews. */
        CrewLoad: {
            /**
             * Format: date
             * @description The first day of the month.
             */
            month: string;
            /** @description Type of crew. */
            crew: components["schemas"]["CrewType"];
            /**
             * Format: int64
             * @description Region, or null.
             */
            regionId: null | number;
            /**
             * Format: double
             * @description Crew-days of work at the catalogue's pace that the calendar puts here.
             */
            work: number;
            /**
             * Format: double
             * @description Crew-days that the pool can do: every working day of every crew at its pace of the season, moves not deducted.
             */
            capacity: number;
        };
        /** @enum {unknown} */
        CrewType: "ground" | "aerial" | "radio" | "splicing" | "access" | "satellite" | null;
        /** @description The end of a month on the S-curve, cumulative. */
        CurveMonth: {
            /**
             * Format: date
             * @description The last day of the month, or the day asked for in the month that it lies in.
             */
            date: string;
            /**
             * Format: int32
             * @description Settlements connected by then, by the calendar.
             */
            plannedSettlements: number;
            /**
             * Format: int64
             * @description People in them.
             */
            plannedPeople: number;
            /**
             * Format: int32
             * @description Settlements built by then, by evidence; null after the day asked for.
             */
            doneSettlements: null | number;
            /**
             * Format: int64
             * @description People in them.
             */
            donePeople: null | number;
            /**
             * Format: int64
             * @description People connected in the unlucky tenth of the samples; null without a forecast, before its first day and after its last.
             */
            p10: null | number;
            /**
             * Format: int64
             * @description In the middle of the samples.
             */
            p50: null | number;
            /**
             * Format: int64
             * @description In the lucky tenth.
             */
            p90: null | number;
        };
        /** @description Earned value on a day; amounts in whole tenge, indices null where they are not defined. */
        EarnedFigures: {
            /**
             * Format: int64
             * @description BAC: the money of all work.
             */
            budget: number;
            /**
             * Format: int64
             * @description PV: the money of the work that was planned until the day.
             */
            planned: number;
            /**
             * Format: int64
             * @description EV: the money of the work that is done, by evidence.
             */
            earned: number;
            /**
             * Format: int64
             * @description AC: money paid, by evidence.
             */
            actual: number;
            /**
             * Format: double
             * @description CPI.
             */
            costIndex: null | number;
            /**
             * Format: double
             * @description SPI(t).
             */
            scheduleIndex: null | number;
            /**
             * Format: double
             * @description EAC.
             */
            estimateAtCompletion: null | number;
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
        /** @description An event of the log, without positions of photos and hash. */
        EventDocument: {
            /**
             * Format: int64
             * @description Its place in the log.
             */
            number: number;
            /** @description What happened. */
            kind: components["schemas"]["ProgressKind"];
            /**
             * Format: date
             * @description When.
             */
            date: string;
            /** @description What it is about. */
            subjectKind: components["schemas"]["ProgressSubject"];
            /** @description Which one. */
            subject: string;
            /**
             * Format: double
             * @description How much, or null.
             */
            quantity: null | number;
            /** @description Who reports it. */
            author: string;
            /** @description What should be said besides. */
            note: string;
            /** @description True when a file shows it, or it needs none. */
            counts: boolean;
            /** @description Names of its files. */
            evidence: string[];
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
        /** @description A home: the ways of its light from the OLT port, one for a house and one for each entrance of a block; or why it is not served. */
        HomeDocument: {
            premises: string;
            location: number[];
            ways: components["schemas"]["HomeWayDocument"][];
            unserved: null | components["schemas"]["UnservedDocument"];
        };
        /** @description One way of the light: its ports, its steps in order from the OLT, its losses in dB, lengths in metres, and the lines that it follows (longitude, latitude). */
        HomeWayDocument: {
            /** Format: int32 */
            entrance: number;
            /** Format: int32 */
            dwellings: number;
            node: string;
            /** Format: int32 */
            oltPort: number;
            /** Format: int32 */
            premisesOnPort: number;
            /** Format: double */
            lossDb: number;
            /** Format: double */
            leastLossDb: number;
            /** Format: double */
            fibreM: number;
            /** Format: double */
            dropM: number;
            /** Format: int64 */
            cost: number;
            steps: components["schemas"]["WayStepDocument"][];
            lines: number[][][];
        };
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
            /** @description The plans that may be shown and kept: the first, which changes least, and the newest. */
            answers: components["schemas"]["AnswerDocument"][];
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
            /** @description The name. */
            scenario: string;
            /** @description Which of the answers is kept; the newest when it is left out. */
            draft?: null | string;
        };
        /** @description The light at one place of a line: power of all channels, and the worst channel's ratio (null before the first noise). */
        LightPointDocument: {
            /** Format: double */
            position: number;
            /** Format: double */
            power: number;
            /** Format: double */
            gsnr: null | number;
        };
        /** @description A GeoJSON feature collection of lines (RFC 7946). */
        LineCollectionDocument: {
            type: string;
            features: components["schemas"]["LineFeatureDocument"][];
        };
        /** @description The days of all packages that have lines, by row of the calendar: what the map's clock needs and no more. */
        LineDaysDocument: {
            /**
             * Format: date
             * @description The day from which days are counted: the start of the programme.
             */
            from: string;
            /** @description Rows of the packages, ascending. */
            rows: number[];
            /** @description For each, the first day of work, days after From. */
            start: number[];
            /** @description For each, the day on which light reaches it. */
            lit: number[];
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
        /** @description The odds of a calendar. A date is null where it lies beyond all days that are simulated. */
        OddsDocument: {
            /**
             * Format: date
             * @description Days before this one are fact.
             */
            asOf: string;
            /**
             * Format: double
             * @description Probability that everything works by the deadline, 0 to 1; null without one.
             */
            onTime: null | number;
            /**
             * Format: double
             * @description Its standard error.
             */
            onTimeError: null | number;
            /**
             * Format: date
             * @description As likely before as after.
             */
            p50: null | string;
            /**
             * Format: date
             * @description Kept in four of five cases.
             */
            p80: null | string;
            /**
             * Format: date
             * @description Kept in nine of ten cases.
             */
            p90: null | string;
            /**
             * Format: int32
             * @description Number of samples.
             */
            samples: number;
            /**
             * Format: int32
             * @description Samples in which some work did not end on any day that is simulated.
             */
            unfinished: number;
            /**
             * Format: date
             * @description The calendar's finish stretched as the middle one of like programmes elsewhere was.
             */
            outsideP50: string;
            /**
             * Format: date
             * @description The same for four of five of them.
             */
            outsideP80: string;
            /**
             * Format: int32
             * @description Number of those programmes.
             */
            outsideProgrammes: number;
            /**
             * Format: double
             * @description Share of them that kept their date, 0 to 1.
             */
            outsideOnTime: number;
            /** @description Causes, the strongest first. */
            drivers: components["schemas"]["RiskDriver"][];
        };
        /** @description Everything about one package. */
        PackageDetailDocument: {
            /** @description The package. */
            package: components["schemas"]["PackageDocument"];
            /** @description The package towards the network that must be lit before, or null. */
            upstream: null | string;
            /** @description Packages that must be finished before. */
            startsAfter: string[];
            /** @description What there is to do. */
            quantities: components["schemas"]["WorkQuantity"][];
            /**
             * Format: double
             * @description The work of one crew at the catalogue's pace, days.
             */
            crewDays: number;
            /**
             * Format: int32
             * @description Days from the start of the programme until the permit can be there.
             */
            permitDays: number;
            /**
             * Format: int32
             * @description Days from an order until the material is there.
             */
            leadDays: number;
            /**
             * Format: int32
             * @description Which crew of its pool, from 1; 0 for what was finished before.
             */
            crewNumber: number;
            /**
             * Format: date
             * @description The first day of work by evidence, or null.
             */
            started: null | string;
            /**
             * Format: date
             * @description The last day of work by evidence, or null.
             */
            finished: null | string;
            /** @description Its lines (longitude, latitude), or the one point of the work in a settlement. */
            lines: number[][][];
        };
        /** @description A package with its dates; length in metres, money in whole tenge. */
        PackageDocument: {
            /**
             * Format: int32
             * @description Its row in the calendar, upstream before downstream.
             */
            row: number;
            /** @description Its name, the same in every plan that holds it. */
            id: string;
            /** @description What it builds. */
            kind: components["schemas"]["WorkKind"];
            /** @description Who builds it. */
            crew: components["schemas"]["CrewType"];
            /**
             * Format: int64
             * @description Region, or null.
             */
            regionId: null | number;
            /**
             * Format: int64
             * @description District, or null.
             */
            districtId: null | number;
            /**
             * Format: int64
             * @description The settlement that it serves, or null.
             */
            settlementId: null | number;
            /**
             * Format: date
             * @description The first day of work.
             */
            start: string;
            /**
             * Format: date
             * @description The last day of work.
             */
            finish: string;
            /**
             * Format: date
             * @description The day on which light reaches it.
             */
            lit: string;
            /**
             * Format: double
             * @description Share done by evidence, 0 to 1.
             */
            done: number;
            /**
             * Format: double
             * @description Length of route.
             */
            length: number;
            /**
             * Format: int64
             * @description Build cost.
             */
            capex: number;
            /**
             * Format: int64
             * @description People who are connected with it.
             */
            people: number;
        };
        /** @description A part of a list. */
        PackagePageDocument: {
            /**
             * Format: int32
             * @description Number of items that match.
             */
            total: number;
            /**
             * Format: int32
             * @description Items before this part.
             */
            skip: number;
            /** @description The part. */
            items: components["schemas"]["PackageDocument"][];
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
        /** @description What the log shows on a day; money in whole tenge. */
        ProgressDocument: {
            /**
             * Format: int32
             * @description Events in the log, of any day.
             */
            log: number;
            /**
             * Format: int32
             * @description Events up to the day that were not taken back.
             */
            events: number;
            /**
             * Format: int32
             * @description Of these, events that count.
             */
            counting: number;
            /**
             * Format: int32
             * @description Events that nothing shows yet.
             */
            claims: number;
            /**
             * Format: int32
             * @description Files that count for nothing.
             */
            doubts: number;
            /**
             * Format: double
             * @description Kilometres laid, by events that count.
             */
            kilometresLaid: number;
            /**
             * Format: double
             * @description Money contracted.
             */
            contracted: number;
            /**
             * Format: double
             * @description Money paid.
             */
            paid: number;
            /** @description Every rung, from the ground up. */
            rungs: components["schemas"]["RungCount"][];
            /** @description The same by region. */
            regions: components["schemas"]["RegionRungsDocument"][];
            earned: null | components["schemas"]["EarnedFigures"];
        };
        /**
         * @description What happened on the ground, or in the papers that the ground waits for.
         * @enum {unknown}
         */
        ProgressKind: "funded" | "designed" | "permit-granted" | "km-laid" | "spliced" | "lit" | "local-network-built" | "homes-passed" | "orderable" | "connected" | "active" | "measured" | "contracted" | "paid" | "delayed" | "withdrawn";
        /**
         * @description What an event is about.
         * @enum {unknown}
         */
        ProgressSubject: "programme" | "region" | "settlement" | "stretch" | "package" | "event";
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
            /** Format: int32 */
            accessDesigns: number;
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
        /** @description The ladder of one region, every rung from the ground up. */
        RegionRungsDocument: {
            /** Format: int64 */
            regionId: null | number;
            rungs: components["schemas"]["RungCount"][];
        };
        /** @description A cause that the forecast draws, and what it does to the last day of work. */
        RiskDriver: {
            /** @description Stable name: `pace`, `pace ground`, `pace region 7`, `winter region 7`, `supply ground`, `rework`. */
            name: string;
            /** @description Key of the catalogue figure that it is drawn from. */
            assumption: string;
            /**
             * Format: int64
             * @description The region that it is about, or null.
             */
            regionId: null | number;
            crew: null | components["schemas"]["CrewType"];
            /**
             * Format: double
             * @description Spearman's rank correlation with the last day of work, −1 to 1.
             */
            rankCorrelation: number;
            /**
             * Format: int32
             * @description Days by which P80 comes earlier when the cause is held at its median; null where that was not tried.
             */
            gainDays: null | number;
        };
        /**
         * @description A rung of the ladder on which a village stands; a village is on a rung when that rung and every one below it have their evidence.
         * @enum {unknown}
         */
        Rung: "not-planned" | "planned" | "funded" | "designed" | "permitted" | "backbone" | "local-network" | "passed" | "orderable" | "connected" | "active" | "quality-proven";
        /** @description Villages and people that stand on one rung. */
        RungCount: {
            /** @description The rung. */
            rung: components["schemas"]["Rung"];
            /**
             * Format: int32
             * @description Villages whose highest rung it is.
             */
            villages: number;
            /**
             * Format: int64
             * @description People in them.
             */
            people: number;
            /**
             * Format: int32
             * @description Villages whose highest rung with evidence it is, whatever is missing below.
             */
            villagesShown: number;
            /**
             * Format: int32
             * @description Villages whose highest reported rung it is, with or without evidence.
             */
            villagesClaimed: number;
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
        /**
         * @description What a calendar is to be best in, after the deadline.
         * @enum {unknown}
         */
        ScheduleObjective: "people-months" | "finish" | "value";
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
        /** @description When a settlement is connected, and the rung on which it stands. */
        SettlementDatesDocument: {
            /**
             * Format: int64
             * @description The settlement.
             */
            settlementId: number;
            /**
             * Format: int64
             * @description People whom the plan connects there.
             */
            people: number;
            /**
             * Format: date
             * @description The first day of work in it.
             */
            start: string;
            /**
             * Format: date
             * @description The day on which light reaches the last of its packages.
             */
            planned: string;
            /**
             * Format: date
             * @description As likely before as after; null without a forecast, or beyond all days that are simulated.
             */
            p50: null | string;
            /**
             * Format: date
             * @description Kept in four of five cases.
             */
            p80: null | string;
            /**
             * Format: date
             * @description Kept in nine of ten cases.
             */
            p90: null | string;
            /**
             * Format: double
             * @description Probability of the deadline, 0 to 1; null without forecast or deadline.
             */
            onTime: null | number;
            /** @description The rung that has its evidence together with every rung below, on the day asked for. */
            standing: components["schemas"]["Rung"];
        };
        /** @description A part of the list of settlements with their dates. */
        SettlementDatesPageDocument: {
            /**
             * Format: int32
             * @description Number of settlements that match.
             */
            total: number;
            /**
             * Format: int32
             * @description Settlements before this part.
             */
            skip: number;
            /** @description The part. */
            items: components["schemas"]["SettlementDatesDocument"][];
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
        /** @description A settlement in time: when it is planned, how sure that is, and where it stands by evidence. */
        SettlementTimeDocument: {
            dates: null | components["schemas"]["SettlementDatesDocument"];
            standing: null | components["schemas"]["Rung"];
            shown: null | components["schemas"]["Rung"];
            claimed: null | components["schemas"]["Rung"];
            missing: null | components["schemas"]["Rung"];
            /** @description By rung from the ground up: the day on which it stood there, or null. */
            reachedOn: (null | string)[];
            /** @description The packages in it. */
            packages: components["schemas"]["PackageDocument"][];
            /** @description Events that concern it, those of its way to the network included, up to the day. */
            events: components["schemas"]["EventDocument"][];
        };
        /**
         * @description How much a Finding matters: a note, a doubt, or a reason to refuse the input.
         * @enum {unknown}
         */
        Severity: "note" | "warning" | "error";
        /** @description A fibre span between two active sites and the budget of its light; lengths in metres, powers in dBm, losses in dB. */
        SpanLightDocument: {
            /**
             * Format: int32
             * @description Its place among the spans of the plan.
             */
            number: number;
            /**
             * Format: int64
             * @description The settlement at its outer end, or null for a hut or a mast.
             */
            settlementId: null | number;
            /** @description The optic at both ends. */
            optic: string;
            /**
             * Format: int32
             * @description Its rate, Gbit/s; null, like the other figures of its sheet, when the table no longer has it.
             */
            gigabits: null | number;
            /**
             * Format: int32
             * @description nm.
             */
            wavelength: null | number;
            /**
             * Format: double
             * @description Limit by dispersion or by the maker.
             */
            reach: null | number;
            /**
             * Format: double
             * @description Weakest transmitter.
             */
            sendsLow: null | number;
            /**
             * Format: double
             * @description Strongest transmitter.
             */
            sendsHigh: null | number;
            /**
             * Format: double
             * @description Sensitivity of the receiver.
             */
            needs: null | number;
            /**
             * Format: double
             * @description Overload of the receiver.
             */
            bears: null | number;
            /**
             * Format: double
             * @description Path penalty.
             */
            penalty: null | number;
            /**
             * Format: int32
             * @description Parallel links.
             */
            links: number;
            /**
             * Format: double
             * @description Of the line.
             */
            length: number;
            /**
             * Format: double
             * @description Of the cable, allowances included.
             */
            route: number;
            /**
             * Format: double
             * @description Busy-hour traffic.
             */
            demandMbps: number;
            /**
             * Format: double
             * @description The most that it loses, at the end of life.
             */
            loss: number;
            /**
             * Format: double
             * @description The least that it loses, on the first day.
             */
            leastLoss: number;
            /**
             * Format: double
             * @description Fixed attenuator against overload.
             */
            attenuator: number;
            /**
             * Format: double
             * @description What is left at the end of life.
             */
            margin: number;
            /** @description thin, fair or ample. */
            class: string;
            /** @description Its line, longitude and latitude. */
            points: number[][];
        };
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
        /** @description How a programme stands in time: what there is of calendar, odds and log. */
        TimeDocument: {
            /**
             * Format: date
             * @description Today in the country; the day that is meant where a question names none.
             */
            today: string;
            /**
             * Format: date
             * @description The day for which progress is told.
             */
            asOf: string;
            calendar: null | components["schemas"]["CalendarDocument"];
            odds: null | components["schemas"]["OddsDocument"];
            /** @description What the log shows. */
            progress: components["schemas"]["ProgressDocument"];
        };
        /** @description Why a home is not served, and the cheapest way out. */
        UnservedDocument: {
            /** Format: int32 */
            dwellings: number;
            cause: string;
            message: components["schemas"]["Wording"];
            wayOut: components["schemas"]["Wording"];
        };
        /** @description Something that would let the deadline be met. */
        WayOut: {
            /** @description `crews`, `money` or `time`. */
            kind: string;
            type: null | components["schemas"]["CrewType"];
            /**
             * Format: int64
             * @description Where; null for crews like those that serve several regions, and where no crews are meant.
             */
            regionId: null | number;
            /**
             * Format: date
             * @description From when, or null: for money the day by which it must be there, for time the day on which everything would work.
             */
            from: null | string;
            /**
             * Format: int64
             * @description How many crews, how many tenge, or how many days.
             */
            amount: number;
            /**
             * Format: int64
             * @description What is proved: with less than this, nothing meets the deadline by this means. 0 where nothing is proved.
             */
            atLeast?: number;
        };
        /** @description A step of the light, consecutive stretches of one cable level taken together. */
        WayStepDocument: {
            element: string;
            key: string;
            level: string;
            /** Format: double */
            lengthM: number;
            /** Format: double */
            fromOltM: number;
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
        /** @description The work in a region or a district. */
        WorkGroup: {
            /**
             * Format: int64
             * @description The region, or null where the map knows none.
             */
            regionId: null | number;
            /**
             * Format: int64
             * @description The district; null for a region as a whole, and for work of a region outside its districts.
             */
            districtId: null | number;
            /**
             * Format: int32
             * @description Number of packages.
             */
            packages: number;
            /**
             * Format: int32
             * @description Settlements that are connected by them.
             */
            settlements: number;
            /**
             * Format: int64
             * @description People in them.
             */
            people: number;
            /**
             * Format: int64
             * @description Build cost, whole tenge.
             */
            capex: number;
            /**
             * Format: date
             * @description The first day of work.
             */
            start: string;
            /**
             * Format: date
             * @description The last day of work.
             */
            finish: string;
            /**
             * Format: date
             * @description The day on which everything works.
             */
            lit: string;
            /**
             * Format: double
             * @description Share of the money whose work is done, by evidence, 0 to 1.
             */
            done: number;
            /**
             * Format: date
             * @description The day on which everything works in half of the samples; null for a district, without a forecast, and where it lies beyond all days that are simulated.
             */
            p50: null | string;
            /**
             * Format: date
             * @description The same in four of five samples.
             */
            p80: null | string;
            /**
             * Format: date
             * @description The same in nine of ten samples.
             */
            p90: null | string;
            /**
             * Format: double
             * @description Probability of the deadline, 0 to 1; null for a district, without a forecast and without a deadline.
             */
            onTime: null | number;
            /** @description Crew-days by month of the calendar, from the month of its start: how dense the bar is. */
            months: number[];
        };
        /**
         * @description What a work package builds.
         * @enum {unknown}
         */
        WorkKind: "stretch" | "hop" | "node" | "access" | "satellite" | "repeater";
        /** @description How much of one kind of work a package holds. */
        WorkQuantity: {
            item: string;
            /**
             * Format: double
             * @description How much, in the unit that the item names.
             */
            amount: number;
            /**
             * Format: double
             * @description What it takes one crew, days.
             */
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
    outline: {
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
                    "application/json": number[][][];
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
    edgeNear: {
        parameters: {
            query: {
                longitude: number;
                latitude: number;
                reach: number;
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
    span: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scenario: string;
                number: number;
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
                    "application/json": components["schemas"]["SpanLightDocument"];
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
    line: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["AmplifiedLineDocument"];
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
    access: {
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
                    "application/json": components["schemas"]["AccessDocument"];
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
    home: {
        parameters: {
            query: {
                premises: string;
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
                    "application/json": components["schemas"]["HomeDocument"];
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
}
