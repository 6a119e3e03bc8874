using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zheli.Model;
using Zheli.Model.Catalogue;
using Zheli.Model.Programme;

namespace Zheli.Operations.Storage;

/// <summary>
/// What a plan was made from, as digests of content: the rows of the map that a planner reads, and the catalogue's figures that moved the plan. Names, codes, sources and counts that move no plan
/// are left out, so that a name put right makes no plan stale. See docs/project-file.md.
/// </summary>
internal static class PlanStamps
{
    /// <summary>Bytes that are hashed at once: a call a value would cost more than the hash.</summary>
    private const int Chunk = 1 << 16;

    // Corridors' and lines' lengths are measured from the geometry; relief is kept as tiles.
    private static readonly string[] Rows =
    [
        "SELECT id, geom FROM border ORDER BY id",
        "SELECT id, geom FROM region ORDER BY id",
        "SELECT id, geom, region_id FROM district ORDER BY id",
        "SELECT id, geom, kind, population, population_basis, region_id, district_id FROM settlement ORDER BY id",
        "SELECT id, geom, kind, is_bridge, is_tunnel FROM corridor ORDER BY id",
        "SELECT id, geom, is_area FROM water ORDER BY id",
        "SELECT id, geom FROM network_node ORDER BY id",
        "SELECT id, geom, fibres FROM network_line ORDER BY id",
        "SELECT name, west, north, step_x, step_y, columns, rows FROM raster ORDER BY name",
        "SELECT name, tile, content FROM raster_tile ORDER BY name, tile",
    ];

    /// <summary>SHA-256 of the map's rows, each value with its length before it; hexadecimal.</summary>
    public static string OfMap(Database database)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var buffer = new MemoryStream(2 * Chunk);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var sql in Rows)
        {
            buffer.Write(Encoding.UTF8.GetBytes(sql));
            var columns = sql[..sql.IndexOf(" FROM ", StringComparison.Ordinal)].Count(c => c == ',') + 1;
            using var rows = database.Prepare(sql);
            while (rows.Step())
            {
                for (var column = 0; column < columns; column++)
                {
                    var bytes = rows.Bytes(column);
                    BinaryPrimitives.WriteInt32LittleEndian(length, rows.IsNull(column) ? -1 : bytes.Length);
                    buffer.Write(length);
                    buffer.Write(bytes);
                }

                if (buffer.Length > Chunk)
                {
                    Pass(buffer, hash);
                }
            }
        }

        Pass(buffer, hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 of the figures that moved a plan: the country's, and those of regions that differ; hexadecimal.</summary>
    /// <param name="assumptions">The figures that moved it.</param>
    /// <param name="catalogue">The country's figures, the project's own set.</param>
    /// <param name="regional">Whole catalogues of regions whose figures differ.</param>
    /// <param name="overrides">Figures set for the plan alone: what the catalogue says of them does not matter.</param>
    public static string OfFigures(
        IEnumerable<Assumption> assumptions, CostCatalogue catalogue, IReadOnlyDictionary<long, CostCatalogue> regional, IReadOnlyDictionary<string, decimal> overrides)
    {
        var text = new StringBuilder();
        foreach (var key in assumptions.Select(a => a.Key).Distinct(StringComparer.Ordinal).Where(key => !overrides.ContainsKey(key)).Order(StringComparer.Ordinal))
        {
            var figure = Figure(catalogue, key);
            text.Append(CultureInfo.InvariantCulture, $"{key}={figure}\n");
            foreach (var (region, own) in regional.OrderBy(r => r.Key).Where(r => Figure(r.Value, key) != figure))
            {
                text.Append(CultureInfo.InvariantCulture, $"{key} {region}={Figure(own, key)}\n");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>What is to be said of a plan whose map or figures are not those that it was made from; null where they are, and where an older plan does not say.</summary>
    /// <param name="database">The project.</param>
    /// <param name="scenario">The plan.</param>
    /// <param name="map">The digest of the map as it is now; asked for only where the plan has one.</param>
    public static Finding? FindStale(Database database, string scenario, Func<string> map)
    {
        var (options, summary) = new PlanReader(database).ReadSummary(scenario);
        if (summary.MadeFrom is not { } stamp)
        {
            return null;
        }

        var figures = OfFigures(summary.Assumptions, CatalogueTable.Read(database, null), CatalogueTable.ReadRegional(database), options.Overrides);
        return (stamp.Map != map(), stamp.Figures != figures) switch
        {
            (true, var both) => Stale(scenario, MapChanged(database, scenario) + (both ? " Figures of the catalogue have changed too." : "")),
            (false, true) => Stale(scenario, $"Figures of the catalogue have changed since the plan '{scenario}' was made: its costs are of those before."),
            _ => null,
        };
    }

    private static void Pass(MemoryStream buffer, IncrementalHash hash)
    {
        hash.AppendData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        buffer.SetLength(0);
    }

    private static string MapChanged(Database database, string scenario)
    {
        var newest = HistoryTable.Read(database).Select(r => r.Record).MaxBy(r => r.ImportedAt);
        var import = newest is null ? "" : string.Create(CultureInfo.InvariantCulture, $" (newest import: {newest.File}, {newest.ImportedAt:yyyy-MM-dd HH:mm} UTC)");
        return $"The map has changed since the plan '{scenario}' was made{import}: what the plan says is of the map before.";
    }

    private static Finding Stale(string scenario, string message) =>
        new(Severity.Warning, "plan-stale", $"scenario {scenario}", message, "Maybe plan again with 'zheli plan', then make calendar and odds anew.");

    /// <summary>A figure that was set has no range: see <see cref="Engineering.Rollout.PriceList.Range"/>.</summary>
    private static string Figure(CostCatalogue catalogue, string key) => catalogue.Find(key) is { } item
        ? string.Create(CultureInfo.InvariantCulture, $"{item.Value:G29} {(item.IsOverridden ? item.Value : item.Low):G29} {item.Currency}")
        : "";
}
