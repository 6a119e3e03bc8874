using System.Globalization;
using Zheli.Geodata.Files;
using Zheli.Geodata.Vector;
using Zheli.Model;
using Zheli.Model.Places;

namespace Zheli.Geodata.Tables;

/// <summary>
/// Reads an address register: a table with a row for each building, or for each flat of it, and its position. Rows at one place are one building with all of their flats.
/// </summary>
public static class AddressRegister
{
    private const int MostFlats = 5_000;
    private const int MostFloors = 200;

    private static readonly string[] Latitude = ["lat", "latitude", "y", "широта", "ендік"];
    private static readonly string[] Longitude = ["lon", "lng", "long", "longitude", "x", "долгота", "бойлық"];
    private static readonly string[] Key = ["id", "key", "code", "address_id", "rca", "рка", "код", "код адреса", "мекенжай коды"];
    private static readonly string[] Flats = ["dwellings", "flats", "apartments", "units", "homes", "квартир", "квартиры", "количество квартир", "пәтер", "пәтерлер", "пәтер саны"];
    private static readonly string[] Floors = ["floors", "levels", "storeys", "этажей", "этажность", "этажи", "қабат", "қабаттар саны"];
    private static readonly string[] Entrances = ["entrances", "подъездов", "подъезды", "кіреберіс", "кіреберіс саны"];
    private static readonly string[] Use = ["building", "use", "type", "назначение", "тип", "түрі"];

    /// <summary>The buildings of a register in the order of its rows, and what was noticed.</summary>
    /// <param name="path">Delimited text: UTF-8, UTF-16 or Windows-1251; columns of latitude and longitude (degrees), and where known key, dwellings, floors, entrances, use.</param>
    /// <exception cref="BadInputException">The file is no such table, or rows cannot be used: every one of them is named.</exception>
    public static (IReadOnlyList<Building> Buildings, IReadOnlyList<Finding> Findings) Read(string path)
    {
        var log = new FindingLog(Path.GetFileName(path));
        var records = DelimitedTable.Read(path);
        if (records.Count < 2)
        {
            throw log.Fail("nothing-usable", log.File, "The table has no rows below its first.", "Maybe the file is empty.");
        }

        string[] header = [.. records[0].Fields.Select(f => f.ToLowerInvariant())];
        int Column(string[] names) => Array.FindIndex(header, names.Contains);
        int latitude = Column(Latitude), longitude = Column(Longitude);
        if (latitude < 0 || longitude < 0)
        {
            throw log.Fail(
                "no-position", log.Row(records[0].Line), $"An address register needs columns of latitude and longitude; the first row is: {string.Join(", ", header.Take(12))}.",
                "Maybe name them lat and lon.");
        }

        var columns = (Key: Column(Key), Flats: Column(Flats), Floors: Column(Floors), Entrances: Column(Entrances), Use: Column(Use));
        var places = new Dictionary<(int X, int Y), int>();
        var buildings = new List<Building>(records.Count - 1);
        var keys = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var record in records.Skip(1))
        {
            var where = log.Row(record.Line);
            string Field(int column) => column >= 0 && column < record.Fields.Count ? record.Fields[column] : "";
            if (TableLayout.Number(Field(latitude)) is not { } y || TableLayout.Number(Field(longitude)) is not { } x || new GeoPoint(x, y) is not { IsValid: true } at)
            {
                log.Add(Severity.Error, "bad-coordinates", where, $"'{Field(latitude)}', '{Field(longitude)}' are not a latitude and a longitude in degrees.", "Maybe the columns are exchanged, or the row has none.");
                continue;
            }

            int Count(int column, string what, int most)
            {
                var text = Field(column);
                if (text.Length == 0 || (PlaceFields.WholeNumber(text) is { } number && number >= 0 && number <= most))
                {
                    return text.Length == 0 ? 0 : (int)PlaceFields.WholeNumber(text)!.Value;
                }

                log.Add(Severity.Error, "bad-count", where, $"The number of {what} '{text}' is not a whole number up to {most}.", "Maybe leave it empty where it is not known.");
                return 0;
            }

            int flats = Count(columns.Flats, "dwellings", MostFlats), floors = Count(columns.Floors, "floors", MostFloors), entrances = Count(columns.Entrances, "entrances", 100);
            var key = Field(columns.Key) is { Length: > 0 } own ? own : RowKey(at);
            at = GeoPoint.FromGrid(at.GridX, at.GridY);
            if (places.TryGetValue((at.GridX, at.GridY), out var known))
            {
                var before = buildings[known];
                buildings[known] = before with
                {
                    Flats = Math.Max(1, before.Flats) + Math.Max(1, flats), Levels = Math.Max(before.Levels, floors), Entrances = Math.Max(before.Entrances, entrances),
                };
                log.NoteAlike(Severity.Note, "address-merged", where, "rows at the place of an earlier row were taken as further flats of it", "Maybe give each building its own position.");
                continue;
            }

            if (!keys.TryAdd(key, record.Line))
            {
                log.Add(Severity.Error, "key-twice", where, $"The key '{key}' stands already in row {keys[key]}, at another place.", "Maybe it is not the key of a building.");
                continue;
            }

            var text = Field(columns.Use).ToLowerInvariant();
            places.Add((at.GridX, at.GridY), buildings.Count);
            buildings.Add(new($"address:{key}", at, 0, floors, flats, UseOf(text)) { Entrances = entrances });
        }

        log.ThrowIfErrors();
        return (buildings, log.ToList());
    }

    private static BuildingUse UseOf(string text) => text switch
    {
        "мкд" or "многоквартирный" or "многоквартирный дом" or "көппәтерлі" or "көппәтерлі үй" => BuildingUse.Apartments,
        "ижс" or "жилой дом" or "частный дом" or "тұрғын үй" => BuildingUse.House,
        _ => Osm.BuildingUses.Of(text.Length == 0 ? null : text),
    };

    private static string RowKey(GeoPoint at) => string.Create(CultureInfo.InvariantCulture, $"{at.GridX},{at.GridY}");
}
