namespace Zheli.Operations.Fetch;

/// <summary>One file that the world publishes and a project can use.</summary>
/// <param name="Country">Two letters of ISO 3166-1.</param>
/// <param name="CountryName">Its English name.</param>
/// <param name="Kind">What it holds: osm, boundaries, places or relief (with the sea floor).</param>
/// <param name="File">Name under which it lies in the folder.</param>
/// <param name="Addresses">Where it is published: the first choice, then its mirrors in order.</param>
/// <param name="ChecksumAddress">Where its MD5 is published, or null; it holds for the first address alone.</param>
/// <param name="Member">The file inside the archive that is fetched, or null when the file itself is wanted.</param>
/// <param name="MostBytes">More than this is not the file.</param>
/// <param name="Licence">The licence, by its SPDX name where it has one.</param>
/// <param name="Attribution">Whom to name.</param>
public sealed record FetchSource(
    string Country, string CountryName, string Kind, string File, IReadOnlyList<Uri> Addresses, Uri? ChecksumAddress, string? Member, long MostBytes, string Licence,
    string Attribution);
