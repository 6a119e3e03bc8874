using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Model;

namespace Zheli.Geodata.Vector;

/// <summary>
/// Holds the first features back until they have told what the file is, then hands all of them to the intake of that kind. Nothing else of
/// the file is kept, so its length does not matter.
/// </summary>
internal sealed class FeatureRouter(FindingLog log, SourceKind? stated)
{
    private const int SampleSize = 1_000;
    private readonly List<VectorFeature> sample = [];
    private IFeatureIntake? intake;
    private SourceKind kind;

    /// <summary>Takes a feature.</summary>
    public void Take(VectorFeature feature)
    {
        if (intake is not null)
        {
            intake.Take(feature);
            return;
        }

        sample.Add(feature);
        if (sample.Count >= SampleSize)
        {
            Decide();
        }
    }

    /// <summary>Everything that was taken, as the content of the file.</summary>
    /// <param name="rowsRead">Features or rows in the file.</param>
    public SourceContent Finish(long rowsRead)
    {
        if (intake is null)
        {
            if (sample.Count == 0)
            {
                throw log.Fail("nothing-usable", log.File, string.Create(CultureInfo.InvariantCulture, $"None of {rowsRead:N0} features can be used."), "Maybe the other findings say why.");
            }

            Decide();
        }

        var empty = new SourceContent { File = log.File, Kind = kind, RowsRead = rowsRead, RowsRejected = 0 };
        var content = intake!.AddTo(empty);
        if (log.Rejected >= rowsRead && rowsRead > 0)
        {
            throw log.Fail("nothing-usable", log.File, string.Create(CultureInfo.InvariantCulture, $"None of {rowsRead:N0} features can be used as {kind}."), "Maybe say what the file holds with --as KIND.");
        }

        return content with { RowsRejected = log.Rejected, Findings = log.ToList() };
    }

    private void Decide()
    {
        kind = stated ?? Guess();
        intake = kind switch
        {
            SourceKind.Settlements => new SettlementIntake(log),
            SourceKind.AdminAreas => new AdminAreaIntake(log),
            SourceKind.Corridors => new CorridorIntake(log),
            SourceKind.Water => new WaterIntake(log),
            SourceKind.Network => new NetworkIntake(log),
            _ => throw log.Fail("kind-does-not-fit", log.File, $"A file of features cannot be read as {kind}.", "Maybe use --as settlements, adminAreas, corridors, water or network."),
        };
        foreach (var feature in sample)
        {
            intake.Take(feature);
        }

        sample.Clear();
    }

    private SourceKind Guess()
    {
        var votes = new SortedDictionary<SourceKind, int>();
        var byFileName = 0;
        foreach (var feature in sample)
        {
            if (FeatureKinds.Of(feature, log.File, out var hinted) is { } voted)
            {
                votes[voted] = votes.GetValueOrDefault(voted) + 1;
                byFileName += hinted ? 1 : 0;
            }
        }

        if (votes.Count == 0)
        {
            throw log.Fail(
                "kind-not-clear", log.File, "Nothing tells what these features are: no place, highway, railway, waterway, ADM or KATO, owner or fibre count among their properties.",
                "Maybe say it with --as settlements, adminAreas, corridors, water or network.");
        }

        var best = votes.MaxBy(vote => vote.Value);
        if (byFileName * 2 > best.Value)
        {
            log.Add(Severity.Note, "kind-from-file-name", log.File, $"Only the name of the file tells that it holds {best.Key}.", "Maybe say it with --as KIND if that is wrong.");
        }

        if (votes.Count > 1)
        {
            var all = string.Join(", ", votes.Select(vote => string.Create(CultureInfo.InvariantCulture, $"{vote.Key} {vote.Value}")));
            log.Add(Severity.Note, "mixed-kinds", log.File, $"The file mixes kinds (of the first {sample.Count}: {all}); it is read as {best.Key}.", "Maybe split it, or import it again with --as for the other kind.");
        }

        return best.Key;
    }
}
