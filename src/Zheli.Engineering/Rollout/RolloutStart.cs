using Zheli.Model.Programme;

namespace Zheli.Engineering.Rollout;

/// <summary>An earlier plan from which a quick answer begins; stretches that the graph no longer has are passed over.</summary>
/// <param name="EdgeKeys">Keys of its edges (<see cref="EdgeKey"/>).</param>
/// <param name="Frontier">Its corners of cost against people, by ascending people; they say which price a person goes with a budget.</param>
public sealed record RolloutStart(IReadOnlyCollection<string> EdgeKeys, IReadOnlyList<FrontierCorner> Frontier);
