using Zheli.Engineering.Access;
using Zheli.Geodata.Vector;
using Zheli.Model.Catalogue;
using Zheli.Model.Places;
using Zheli.Operations.Storage;

namespace Zheli.Operations.Access;

/// <summary>Puts together what is asked of the designer: the premises of a settlement, and the streets and power lines round about them. May be used from several threads.</summary>
internal sealed class QuestionSource(Territory territory)
{
    private readonly StreetIndex streets = new(territory.Corridors);
    private readonly BuildingCount owners = BuildingCount.Of([.. territory.Settlements.Select(s => (s.Kind, s.Location))]);

    /// <summary>The question of a settlement.</summary>
    /// <param name="job">The settlement.</param>
    /// <param name="premises">Its premises; empty to spread homes along the streets.</param>
    /// <param name="catalogue">Figures in use there.</param>
    public AccessQuestion Ask(AccessJob job, IReadOnlyList<Premises> premises, CostCatalogue catalogue)
    {
        if (premises.Count == 0)
        {
            premises = AssumedPremises.Spread(
                job.Centre, job.Households(catalogue), streets.Near(job.Cells(catalogue)), job.IsTogether ? double.PositiveInfinity : BuildingCount.Reach(job.Kind),
                job.IsTogether ? null : at => OwnerOf(at) == job.Settlement);
        }

        var cells = job.Premises.Count > 0 ? job.Premises.Cells
            : premises.Select(p => PremisesSurvey.CellOf(p.Location)).Append(PremisesSurvey.CellOf(job.Centre)).Distinct();
        return new(job.Settlement, job.Kind, job.Centre, premises, streets.Near(cells));
    }

    /// <summary>A figure that changes with any street or power line near a settlement.</summary>
    public ulong Stamp(AccessJob job, CostCatalogue catalogue) => streets.Stamp(job.Cells(catalogue));

    /// <summary>The settlement to which a place belongs, as buildings do; −1 beyond the reach of all.</summary>
    private long OwnerOf(GeoPoint at) => owners.Owner(at) is >= 0 and var owner ? territory.Settlements[owner].Id : -1;
}
