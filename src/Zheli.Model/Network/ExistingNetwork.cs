using Zheli.Model.Places;

namespace Zheli.Model.Network;

/// <summary>A point of the existing network from which new lines may hang: exchange, node, point of presence.</summary>
/// <param name="Id">Number within the project.</param>
/// <param name="Name">Its name, or empty.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Owner">Who owns it, or empty.</param>
/// <param name="Source">Where the record came from.</param>
public sealed record NetworkNode(long Id, string Name, GeoPoint Location, string Owner, string Source);

/// <summary>A cable route of the existing network.</summary>
/// <param name="Id">Number within the project.</param>
/// <param name="Name">Its name, or empty.</param>
/// <param name="Points">At least two points.</param>
/// <param name="Owner">Who owns it, or empty.</param>
/// <param name="Fibres">Fibres in the cable, or null when not known.</param>
/// <param name="Source">Where the record came from.</param>
public sealed record NetworkLine(long Id, string Name, GeoPoint[] Points, string Owner, int? Fibres, string Source);
