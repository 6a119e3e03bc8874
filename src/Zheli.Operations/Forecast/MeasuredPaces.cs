using Zheli.Model.Catalogue;
using Zheli.Model.Network;
using Zheli.Model.Programme;
using Zheli.Operations.Progress;
using Zheli.Operations.Storage;
using Zheli.Programme.Progress;

namespace Zheli.Operations.Forecast;

/// <summary>How fast crews have built by the log of a project, up to the day from which its calendar plans.</summary>
internal static class MeasuredPaces
{
    /// <summary>Reads the log; empty where it reports no crew-days.</summary>
    public static IReadOnlyList<MeasuredProductivity> Read(ProjectFile file, WorkSchedule schedule, CostCatalogue catalogue)
    {
        var log = file.ReadProgress();
        if (log.Count == 0)
        {
            return [];
        }

        var scene = ProgressScene.Read(file, schedule.Summary.Scenario);
        var review = scene.Review(log, schedule.Inputs.AsOf);
        var edgesOf = schedule.Packages.ToDictionary(p => p.Id, p => p.Edges, StringComparer.Ordinal);
        PlanEdge? EdgeOf(ProgressEvent it) => it.SubjectKind switch
        {
            ProgressSubject.Stretch => scene.FindEdge(it.Subject),
            ProgressSubject.Package => edgesOf.GetValueOrDefault(it.Subject)?.Select(scene.FindEdge).FirstOrDefault(e => e is not null),
            _ => null,
        };
        return MeasuredProductivity.Of(
            review.Events.Where(review.Counts), it => EdgeOf(it) is { } edge && RateOf(edge.Method) is not null ? (edge.RegionId, edge.Method) : null, m => catalogue.Number(RateOf(m)!));
    }

    private static string? RateOf(BuildMethod method) => method switch
    {
        BuildMethod.Plough => "prog.rate_plough",
        BuildMethod.CrossCountry => "prog.rate_cross",
        BuildMethod.Trench => "prog.rate_trench",
        BuildMethod.Rock => "prog.rate_rock",
        BuildMethod.UrbanTrench => "prog.rate_urban",
        BuildMethod.Aerial => "prog.rate_aerial",
        _ => null,
    };
}
