using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Zheli.Model;
using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Storage;

/// <summary>The calendars of a project, inside the transaction of the caller.</summary>
internal static class ScheduleTable
{
    private const long Block = 10_000_000;
    private const byte ProofVersion = 3;

    /// <summary>The tables that hold a calendar.</summary>
    public static readonly string[] Tables = ["work_package", "schedule_summary", "schedule_proof"];

    /// <summary>Saves the calendar of a scenario, replacing an earlier one.</summary>
    public static void Save(Database database, WorkSchedule schedule)
    {
        var scenario = schedule.Summary.Scenario;
        var number = NumberOf(database, scenario);
        RememberPackages(database, scenario);
        foreach (var table in Tables.Concat(ForecastTable.Tables.Where(database.HasTable)))
        {
            using var delete = database.Prepare($"DELETE FROM {table} WHERE scenario = ?");
            delete.Bind(1, scenario).Run();
        }

        WriteSummary(database, schedule, number);
        WritePackages(database, schedule, scenario, (number - 1) * Block);
        using var proof = database.Prepare("INSERT INTO schedule_proof VALUES (?, ?)");
        proof.Bind(1, scenario).Bind(2, WriteProof(schedule)).Run();
    }

    /// <summary>
    /// Keeps what the packages were made of that events are about, before they are replaced: a plan made anew may cut its stretches otherwise, and what was built of them stays built.
    /// </summary>
    public static void RememberPackages(Database database, string scenario)
    {
        if (!database.HasTable("work_package") || !database.HasTable("progress_event"))
        {
            return;
        }

        if (!database.HasTable("work_package_past"))
        {
            ProjectSchema.CreateMissing(database); // a file of the same version, written before packages were remembered
        }

        using var copy = database.Prepare("""
            INSERT OR REPLACE INTO work_package_past (scenario, package_id, kind, edges, settlement_id)
            SELECT scenario, package_id, kind, edges, settlement_id FROM work_package
            WHERE scenario = ? AND package_id IN (SELECT subject FROM progress_event WHERE subject_kind = 'package')
            """);
        copy.Bind(1, scenario).Run();
    }

    /// <summary>What the packages of a calendar are made of, whatever version of the program made it: to report on work, neither dates nor proof are asked for.</summary>
    public static List<PackageScope> ReadScopes(Database database, string scenario) => Scopes(database, "work_package", "id", scenario);

    /// <summary>What packages of earlier calendars were made of, those that events are about.</summary>
    public static List<PackageScope> ReadPast(Database database, string scenario) => Scopes(database, "work_package_past", "package_id", scenario);

    private static List<PackageScope> Scopes(Database database, string table, string order, string scenario)
    {
        var scopes = new List<PackageScope>();
        if (!database.HasTable(table))
        {
            return scopes;
        }

        using var rows = database.Prepare($"SELECT package_id, kind, edges, settlement_id FROM {table} WHERE scenario = ? ORDER BY {order}");
        rows.Bind(1, scenario);
        while (rows.Step())
        {
            var kind = Words<WorkKind>.Read(database, rows, 1);
            scopes.Add(new PackageScope(rows.Text(0), rows.Text(2).Split(' ', StringSplitOptions.RemoveEmptyEntries), rows.FindNumber(3), kind == WorkKind.Satellite));
        }

        return scopes;
    }

    /// <summary>What decided the calendar of a scenario, or null when it has none.</summary>
    public static ScheduleInputs? FindInputs(Database database, string scenario)
    {
        using var row = database.Prepare("SELECT inputs FROM schedule_summary WHERE scenario = ?");
        return row.Bind(1, scenario).Step() ? Parse(database, row.Text(0), ScheduleJson.Default.ScheduleInputs) : null;
    }

    /// <summary>Names of the scenarios that have a calendar.</summary>
    public static List<string> List(Database database)
    {
        var names = new List<string>();
        using var rows = database.Prepare("SELECT scenario FROM schedule_summary ORDER BY id");
        while (rows.Step())
        {
            names.Add(rows.Text(0));
        }

        return names;
    }

    /// <summary>The whole calendar of a scenario.</summary>
    public static WorkSchedule Read(Database database, string scenario)
    {
        using var row = database.Prepare("SELECT inputs, summary FROM schedule_summary WHERE scenario = ?");
        if (!row.Bind(1, scenario).Step())
        {
            throw new BadInputException(
                "schedule-missing", Path.GetFileName(database.Path), $"The scenario '{scenario}' has no calendar.", "Maybe make it first with 'zheli schedule'.");
        }

        var (inputs, summary) = (Parse(database, row.Text(0), ScheduleJson.Default.ScheduleInputs), Parse(database, row.Text(1), ScheduleJson.Default.ScheduleSummary));
        var (packages, dates) = ReadPackages(database, scenario);
        using var blob = database.Prepare("SELECT content FROM schedule_proof WHERE scenario = ?");
        if (blob.Bind(1, scenario).Step() && blob.Bytes(0) is [not ProofVersion, ..])
        {
            throw new BadInputException(
                "schedule-older", Path.GetFileName(database.Path), $"The calendar of '{scenario}' was made by an earlier version of the program, whose policy and proof were others.",
                "Maybe make it again with 'zheli schedule'.");
        }

        var (proven, policy) = blob.Bytes(0).Length > 0 ? ReadProof(database, blob.Bytes(0)) : throw database.Damaged($"the proof of the calendar of '{scenario}' is missing");
        if (policy.Order.Length != packages.Count)
        {
            throw database.Damaged($"the policy of the calendar of '{scenario}' is of another calendar");
        }

        var schedule = new WorkSchedule { Inputs = inputs, Summary = summary, Packages = packages, Dates = dates, Proof = proven, Policy = policy };
        return schedule.Unfinished is 0 ? schedule : throw new BadInputException(
            "calendar-unfinished", Path.GetFileName(database.Path),
            FormattableString.Invariant($"{schedule.Unfinished} packages of the calendar of '{scenario}' never end, so it has no dates to show; an earlier version of the program kept it all the same."),
            "Maybe make it again with 'zheli schedule': it says why they do not end, and what would do.");
    }

    private static long NumberOf(Database database, string scenario)
    {
        using var row = database.Prepare("SELECT id FROM plan_summary WHERE scenario = ?");
        return row.Bind(1, scenario).Step() ? row.Number(0) : throw new InvalidOperationException($"There is no plan '{scenario}' for the calendar.");
    }

    private static void WriteSummary(Database database, WorkSchedule schedule, long number)
    {
        var (summary, inputs) = (schedule.Summary, schedule.Inputs);
        using var insert = database.Prepare("""
            INSERT INTO schedule_summary (id, scenario, start_date, deadline_date, finish_date, finish_bound_date, meets_deadline, packages, crews, people,
                people_connected, people_days, gap, capex_kzt, inputs, summary)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """);
        insert.Bind(1, number).Bind(2, summary.Scenario).Bind(3, Text(inputs.Start)).Bind(4, inputs.Deadline is { } deadline ? Text(deadline) : null)
            .Bind(5, Text(summary.Finish)).Bind(6, Text(summary.FinishBound)).Bind(7, summary.MeetsDeadline).Bind(8, (long)summary.Packages).Bind(9, (long)summary.Crews)
            .Bind(10, summary.People).Bind(11, summary.PeopleConnected).Bind(12, summary.PeopleDays).Bind(13, summary.Gap).Bind(14, summary.Capex)
            .Bind(15, JsonSerializer.Serialize(inputs, ScheduleJson.Default.ScheduleInputs))
            .Bind(16, JsonSerializer.Serialize(summary, ScheduleJson.Default.ScheduleSummary)).Run();
    }

    private static void WritePackages(Database database, WorkSchedule schedule, string scenario, long before)
    {
        using var insert = database.Prepare("""
            INSERT INTO work_package (id, scenario, package_id, kind, crew, region_id, district_id, settlement_id, upstream_id, starts_after, edges, length_m, quantities,
                work_crew_day_hundredths, permit_days, lead_days, capex_kzt, people, value_kzt_month, start_date, finish_date, lit_date, crew_row, crew_number, crew_order, move_m)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """);
        for (var j = 0; j < schedule.Packages.Count; j++)
        {
            var (package, date) = (schedule.Packages[j], schedule.Dates[j]);
            var places = new PackageParts(package.Quantities, package.From.Longitude, package.From.Latitude, package.To.Longitude, package.To.Latitude);
            insert.Bind(1, ++before).Bind(2, scenario).Bind(3, package.Id).Bind(4, Words<WorkKind>.Of(package.Kind)).Bind(5, Words<CrewType>.Of(package.Crew))
                .Bind(6, package.RegionId).Bind(7, package.DistrictId).Bind(8, package.SettlementId).Bind(9, package.Upstream).Bind(10, string.Join(' ', package.StartsAfter))
                .Bind(11, string.Join(' ', package.Edges)).Bind(12, package.LengthM).Bind(13, JsonSerializer.Serialize(places, ScheduleJson.Default.PackageParts))
                .Bind(14, (long)package.Work).Bind(15, (long)package.PermitDays).Bind(16, (long)package.LeadDays).Bind(17, package.Capex).Bind(18, package.People)
                .Bind(19, package.ValuePerMonth).Bind(20, Text(date.Start)).Bind(21, Text(date.Finish)).Bind(22, Text(date.Lit)).Bind(23, (long)date.CrewRow)
                .Bind(24, (long)date.CrewNumber).Bind(25, (long)date.CrewOrder).Bind(26, (long)date.MoveM).Run();
        }
    }

    private static (List<WorkPackage> Packages, List<ScheduledPackage> Dates) ReadPackages(Database database, string scenario)
    {
        var (packages, dates) = (new List<WorkPackage>(), new List<ScheduledPackage>());
        using var rows = database.Prepare("""
            SELECT package_id, kind, crew, region_id, district_id, settlement_id, upstream_id, starts_after, edges, length_m, quantities, work_crew_day_hundredths,
                permit_days, lead_days, capex_kzt, people, value_kzt_month, start_date, finish_date, lit_date, crew_row, crew_number, crew_order, move_m
            FROM work_package WHERE scenario = ? ORDER BY id
            """);
        rows.Bind(1, scenario);
        while (rows.Step())
        {
            var parts = Parse(database, rows.Text(10), ScheduleJson.Default.PackageParts);
            packages.Add(new WorkPackage
            {
                Id = rows.Text(0),
                Kind = Words<WorkKind>.Read(database, rows, 1),
                Crew = Words<CrewType>.Read(database, rows, 2),
                RegionId = rows.FindNumber(3),
                DistrictId = rows.FindNumber(4),
                SettlementId = rows.FindNumber(5),
                Upstream = rows.FindText(6),
                StartsAfter = rows.Text(7).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Edges = rows.Text(8).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                LengthM = rows.Real(9),
                Quantities = parts.Quantities,
                Work = rows.Int(11),
                PermitDays = rows.Int(12),
                LeadDays = rows.Int(13),
                Capex = rows.Number(14),
                People = rows.Number(15),
                ValuePerMonth = rows.Number(16),
                From = new GeoPoint(parts.FromLongitude, parts.FromLatitude),
                To = new GeoPoint(parts.ToLongitude, parts.ToLatitude),
            });
            dates.Add(new ScheduledPackage(rows.Text(0), Date(database, rows, 17), Date(database, rows, 18), Date(database, rows, 19), rows.Int(20), rows.Int(21), rows.Int(22), rows.Int(23)));
        }

        return (packages, dates);
    }

    private static byte[] WriteProof(WorkSchedule schedule)
    {
        var (writer, proof) = (new CompactWriter(), schedule.Proof);
        writer.Count(proof.StepDays);
        writer.Signed(proof.WorthBound);
        writer.Signed(proof.FinishBound.DayNumber);
        writer.Count(proof.Pools.Count);
        foreach (var pool in proof.Pools)
        {
            writer.Count((int)pool.Type);
            writer.Signed(pool.RegionId ?? long.MinValue);
        }

        writer.Count(proof.PoolPrice.Length);
        writer.Column(proof.PoolPrice);
        writer.Count(proof.MoneyPrice.Length);
        writer.Column(proof.MoneyPrice);
        writer.Count(proof.Releases.Count);
        foreach (var release in proof.Releases)
        {
            writer.Signed(release.DayNumber);
        }

        var policy = schedule.Policy;
        writer.Count(policy.Order.Length);
        writer.Column([.. policy.Order.Select(j => (long)j)]);
        writer.Column(policy.Density);
        foreach (var dial in (ReadOnlySpan<int>)[policy.Choices, policy.Patience, policy.DarkPercent, policy.ReservePercent, policy.AheadPercent, policy.WayPercent, policy.AwaitedPercent])
        {
            writer.Count(dial);
        }

        return writer.Deflate(ProofVersion);
    }

    private static (ScheduleProof Proof, SchedulePolicy Policy) ReadProof(Database database, ReadOnlySpan<byte> blob)
    {
        var reader = new CompactReader(database, "the proof of a calendar", blob, ProofVersion);
        var (days, worth, finish) = (reader.Count(), reader.Signed(), reader.Signed());
        if (days is < 1 or > 366 || finish < 0 || finish > DateOnly.MaxValue.DayNumber)
        {
            throw reader.Broken();
        }

        var pools = new SchedulePool[reader.Length(2)];
        for (var i = 0; i < pools.Length; i++)
        {
            var (type, region) = (reader.Count(), reader.Signed());
            pools[i] = Enum.IsDefined((CrewType)type) ? new((CrewType)type, region == long.MinValue ? null : region) : throw reader.Broken();
        }

        var prices = reader.Column(reader.Length(1));
        var money = reader.Column(reader.Length(1));
        var releases = new DateOnly[reader.Length(1)];
        for (var i = 0; i < releases.Length; i++)
        {
            releases[i] = reader.Signed() is >= 0 and var day && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : throw reader.Broken();
        }

        var packages = reader.Length(1);
        var (order, density) = (reader.Column(packages), reader.Column(packages));
        var dials = new int[7];
        for (var i = 0; i < dials.Length; i++)
        {
            dials[i] = reader.Count() is <= int.MaxValue and var dial ? (int)dial : throw reader.Broken();
        }

        reader.End();
        var proof = new ScheduleProof
        {
            StepDays = (int)days, WorthBound = worth, FinishBound = DateOnly.FromDayNumber((int)finish), Pools = pools, Releases = releases, PoolPrice = prices, MoneyPrice = money,
        };
        var policy = new SchedulePolicy
        {
            Order = Array.ConvertAll(order, j => j >= 0 && j < packages ? (int)j : throw reader.Broken()), Density = density, Choices = Math.Max(1, dials[0]), Patience = dials[1],
            DarkPercent = dials[2], ReservePercent = dials[3], AheadPercent = dials[4], WayPercent = dials[5], AwaitedPercent = dials[6],
        };
        return (proof, policy);
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Date(Database database, Statement row, int column) =>
        DateOnly.TryParseExact(row.Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw database.Damaged($"'{row.Text(column)}' is no date");

    private static T Parse<T>(Database database, string text, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw database.Damaged("a part of a calendar is empty");
        }
        catch (JsonException)
        {
            throw database.Damaged("a part of a calendar cannot be read");
        }
    }
}

/// <summary>What a package is made of and where, in one column.</summary>
internal sealed record PackageParts(IReadOnlyList<WorkQuantity> Quantities, double FromLongitude, double FromLatitude, double ToLongitude, double ToLatitude);

/// <summary>How the texts of a calendar are written; generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ScheduleInputs))]
[JsonSerializable(typeof(ScheduleSummary))]
[JsonSerializable(typeof(PackageParts))]
internal sealed partial class ScheduleJson : JsonSerializerContext;
