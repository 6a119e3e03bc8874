using Zheli.Model.Places;
using Zheli.Model.Programme;
using Zheli.Operations.Words;
using Zheli.Programme.Costing;

namespace Zheli.Operations.Export;

/// <summary>A settlement of the map with its place in the plan.</summary>
internal sealed record SettlementRow(Settlement Place, PlanSettlement Planned);

/// <summary>What is handed over: the plan beside its map and its bill, in one language.</summary>
internal sealed class ExportPlan
{
    private readonly Dictionary<long, AdminArea> areas;

    public ExportPlan(Territory territory, RolloutPlan plan, BillOfQuantities bill, ExportLanguage language)
    {
        (Territory, Plan, Bill, Language) = (territory, plan, bill, language);
        areas = territory.Areas.ToDictionary(area => area.Id);
        var places = territory.Settlements.ToDictionary(place => place.Id);
        Settlements = [.. plan.Settlements.Select(planned => new SettlementRow(places[planned.SettlementId], planned))];
    }

    /// <summary>The map.</summary>
    public Territory Territory { get; }

    /// <summary>The plan.</summary>
    public RolloutPlan Plan { get; }

    /// <summary>Its bill of quantities.</summary>
    public BillOfQuantities Bill { get; }

    /// <summary>The language of headings and names.</summary>
    public ExportLanguage Language { get; }

    /// <summary>Every settlement of the plan, in order of id.</summary>
    public IReadOnlyList<SettlementRow> Settlements { get; }

    /// <summary>The name of an area, or an em dash where none is known.</summary>
    public string AreaName(long? id) => id is { } known && areas.TryGetValue(known, out var area) ? area.Names.In(Language.Code()) : "—";

    /// <summary>A word in the language of the export.</summary>
    public string Say(Wording wording) => wording.In(Language);
}
