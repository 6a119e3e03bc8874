using Zheli.Model.Network;
using Zheli.Model.Places;
using Zheli.Operations.Inspect;

namespace Zheli.Operations.Storage;

/// <summary>Counts what a project holds, with SQL alone.</summary>
internal static class ContentsCount
{
    /// <summary>Counts, inside the transaction of its caller.</summary>
    public static ProjectContents Of(Database database) => new()
    {
        Areas = new SortedDictionary<AdminLevel, int>
        {
            [AdminLevel.Country] = Count(database, "border"),
            [AdminLevel.Region] = Count(database, "region"),
            [AdminLevel.District] = Count(database, "district"),
        },
        Settlements = ByWord<PlaceKind>(database, "kind"),
        SettlementsWithKato = (int)(database.FindNumber("SELECT count(kato) FROM settlement") ?? 0),
        Buildings = database.FindNumber("SELECT sum(buildings) FROM settlement") ?? 0,
        People = People(database),
        Corridors = Corridors(database),
        Water = Count(database, "water"),
        NetworkNodes = Count(database, "network_node"),
        NetworkLines = NetworkLines(database),
        Relief = Relief(database),
        IsSynthetic = MetaTable.Find(database, MetaTable.IsSynthetic) == "1",
    };

    private static int Count(Database database, string table) => (int)(database.FindNumber($"SELECT count(*) FROM {table}") ?? 0);

    private static SortedDictionary<T, int> ByWord<T>(Database database, string column)
        where T : struct, Enum
    {
        var counts = new SortedDictionary<T, int>();
        using var rows = database.Prepare($"SELECT {column}, count(*) FROM settlement GROUP BY 1");
        while (rows.Step())
        {
            counts[Words<T>.Read(database, rows, 0)] = rows.Int(1);
        }

        return counts;
    }

    private static PeopleKnown People(Database database)
    {
        const string inhabited = "FROM settlement WHERE kind NOT IN ('suburb', 'other')";
        var total = database.FindNumber($"SELECT sum(population) {inhabited}") ?? 0;
        var estimated = database.FindNumber($"SELECT sum(population) {inhabited} AND population_is_estimated") ?? 0;
        var byBasis = new SortedDictionary<PopulationBasis, int>();
        using var rows = database.Prepare($"SELECT population_basis, count(*) {inhabited} GROUP BY 1");
        while (rows.Step())
        {
            byBasis[Words<PopulationBasis>.Read(database, rows, 0)] = rows.Int(1);
        }

        return new(total, estimated, total > 0 ? (double)estimated / total : 0, byBasis);
    }

    private static SortedDictionary<CorridorKind, LineCount> Corridors(Database database)
    {
        var corridors = new SortedDictionary<CorridorKind, LineCount>();
        using var rows = database.Prepare("SELECT kind, count(*), sum(length_m) FROM corridor GROUP BY 1");
        while (rows.Step())
        {
            corridors[Words<CorridorKind>.Read(database, rows, 0)] = new(rows.Int(1), rows.Real(2) / 1000);
        }

        return corridors;
    }

    private static LineCount NetworkLines(Database database)
    {
        using var row = database.Prepare("SELECT count(*), sum(length_m) FROM network_line");
        row.Step();
        return new(row.Int(0), row.Real(1) / 1000);
    }

    private static ReliefSize? Relief(Database database)
    {
        using var row = database.Prepare("SELECT columns, rows, step_x FROM raster WHERE name = 'elevation'");
        return row.Step() ? new ReliefSize(row.Int(0), row.Int(1), row.Real(2)) : null;
    }
}
