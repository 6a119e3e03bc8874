using System.Globalization;
using Zheli.Model.Network;

namespace Zheli.Operations.Verify;

/// <summary>Whether the light arrives: greatest and least loss, reach and split of every home, spread among the homes of every port, summed up here again.</summary>
internal static class AccessLightChecks
{
    private const double Tolerance = 0.001;

    /// <summary>The limits of a class as ITU-T G.984.2 and G.9807.1 give them (range of loss, family).</summary>
    private static readonly Dictionary<string, (double Least, double Most, bool IsGpon)> Classes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A"] = (5, 20, true), ["B"] = (10, 25, true), ["B+"] = (13, 28, true), ["C"] = (15, 30, true), ["C+"] = (17, 32, true), ["D"] = (20, 35, true),
        ["N1"] = (14, 29, false), ["N2"] = (16, 31, false), ["E1"] = (18, 33, false), ["E2"] = (20, 35, false),
    };

    /// <summary>Every home and every port.</summary>
    public static void Light(AccessUnderCheck it, CheckReport report)
    {
        var options = it.Design.Options;
        if (!Classes.TryGetValue(options.OpticalClass, out var of))
        {
            report.Fail("options", $"The class {options.OpticalClass} is not known.");
            return;
        }

        int[] stages = options.SecondaryRatio > 1 ? [options.PrimaryRatio, options.SecondaryRatio] : [options.PrimaryRatio];
        var (down, up) = of.IsGpon ? ("opt.fibre_loss_1490", "opt.fibre_loss_1310") : ("opt.fibre_loss_1577", "opt.fibre_loss_1270");
        var most = stages.Sum(s => Most(it, SplitKey(s))) + (4 * Most(it, "acc.conn_loss")) + (((2 * stages.Length) + 2) * Most(it, "acc.fusion_loss"));
        var least = stages.Sum(s => Least(it, SplitKey(s))) + (4 * Least(it, "acc.conn_loss")) + (((2 * stages.Length) + 2) * Least(it, "acc.fusion_loss"));
        var perKmMost = Math.Max(Most(it, down), Most(it, up));
        var perKmLeast = Math.Min(Least(it, down), Least(it, up));
        var margin = it.Catalogue.Number("opt.margin");
        var reach = it.Catalogue.Number(of.IsGpon ? "pon.reach_gpon" : "pon.reach_xgs") * 1000;
        if (stages.Aggregate(1, (a, b) => a * b) > it.Catalogue.Number(of.IsGpon ? "pon.split_gpon" : "pon.split_xgs"))
        {
            report.Fail("options", $"The split is larger than the protocol numbers.");
        }

        var ports = new Dictionary<string, (double Near, double Far)>(StringComparer.Ordinal);
        foreach (var drop in it.Design.Drops)
        {
            var where = $"premises {drop.Premises}";
            var high = most + margin + (drop.PathMetres / 1000 * perKmMost);
            var low = least + (drop.PathMetres / 1000 * perKmLeast);
            report.Near(where, "The greatest loss, dB,", drop.LossDb, high, 0, Tolerance);
            report.Near(where, "The least loss, dB,", drop.LeastLossDb, low, 0, Tolerance);
            if (!(high <= of.Most + Tolerance) || !(low >= of.Least - Tolerance) || !(drop.PathMetres <= reach))
            {
                report.Fail(where, $"It loses {low:0.00} to {high:0.00} dB over {drop.PathMetres / 1000:0.00} km; class {options.OpticalClass} allows {of.Least} to {of.Most} dB and {reach / 1000:0} km.");
            }

            if (it.Splitters.TryGetValue(drop.Splitter, out var splitter))
            {
                var port = splitter.FedBy ?? splitter.Key;
                var (near, far) = ports.GetValueOrDefault(port, (double.MaxValue, 0));
                ports[port] = (Math.Min(near, drop.PathMetres), Math.Max(far, drop.PathMetres));
            }
        }

        foreach (var (port, (near, far)) in ports)
        {
            if ((far - near) / 1000 > it.Catalogue.Number("pon.differential_reach") || (far - near) / 1000 * perKmMost > it.Catalogue.Number("pon.differential_loss"))
            {
                report.Fail($"splitter {port}", $"The homes of the port stand {(far - near) / 1000:0.0} km apart.");
            }
        }

        report.Figure("max_loss_db", it.Design.Drops.Select(d => d.LossDb).DefaultIfEmpty(0).Max());
        report.Checked($"The light arrives at {it.Design.Drops.Count} connections on {ports.Count} ports within class {options.OpticalClass}.");
    }

    private static string SplitKey(int ratio) => string.Create(CultureInfo.InvariantCulture, $"acc.split_loss_{ratio}");

    private static double Most(AccessUnderCheck it, string key) => it.Catalogue.Number(key);

    private static double Least(AccessUnderCheck it, string key)
    {
        var item = it.Catalogue.Get(key);
        return Math.Min((double)(item.Low ?? item.Value!.Value), (double)item.Value!.Value);
    }
}
