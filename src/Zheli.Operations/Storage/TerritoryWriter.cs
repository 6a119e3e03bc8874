using Zheli.Model.Network;
using Zheli.Model.Places;

namespace Zheli.Operations.Storage;

/// <summary>Replaces the imported layers of a project, inside the transaction of its caller.</summary>
internal sealed class TerritoryWriter(Database database, string instant)
{
    private static readonly string[] Layers = ["border", "region", "district", "settlement", "corridor", "water", "network_node", "network_line"];

    private readonly GeometryBlob geometry = new();

    /// <summary>Writes all layers and their spatial indexes.</summary>
    public void Replace(Territory territory, TerritoryOrigins origins)
    {
        foreach (var layer in Layers)
        {
            GeoPackage.DropTriggers(database, layer);
            database.Execute($"DELETE FROM {layer}");
        }

        WriteAreas(territory.Areas, origins.Areas);
        WriteSettlements(territory.Settlements);
        WriteCorridors(territory.Corridors, origins.Corridors);
        WriteWater(territory.Water, origins.Water);
        WriteNodes(territory.NetworkNodes, origins.NetworkNodes);
        WriteLines(territory.NetworkLines, origins.NetworkLines);
        ElevationTable.Replace(database, territory.Elevation);
        foreach (var layer in Layers)
        {
            GeoPackage.Touch(database, layer, instant, SpatialIndex.Rebuild(database, layer));
            GeoPackage.CreateTriggers(database, layer);
        }
    }

    private void WriteAreas(IReadOnlyList<AdminArea> areas, int[] origins)
    {
        const string columns = "name_local, name_kk, name_ru, name_en, kato, population, source, import_id";
        using var border = database.Prepare($"INSERT INTO border (id, geom, {columns}) VALUES (?,?,?,?,?,?,?,?,?,?)");
        using var region = database.Prepare($"INSERT INTO region (id, geom, {columns}) VALUES (?,?,?,?,?,?,?,?,?,?)");
        using var district = database.Prepare($"INSERT INTO district (id, geom, {columns}, region_id) VALUES (?,?,?,?,?,?,?,?,?,?,?)");
        for (var i = 0; i < areas.Count; i++)
        {
            var area = areas[i];
            var insert = area.Level switch { AdminLevel.Country => border, AdminLevel.Region => region, _ => district };
            BindNames(insert.Bind(1, area.Id).Bind(2, geometry.MultiPolygon(area.Polygons)), 3, area.Names)
                .Bind(7, area.Kato).Bind(8, area.Population).Bind(9, area.Source).Bind(10, TerritoryOrigins.At(origins, i));
            if (area.Level == AdminLevel.District)
            {
                insert.Bind(11, area.RegionId);
            }

            insert.Run();
        }
    }

    private void WriteSettlements(IReadOnlyList<Settlement> settlements)
    {
        using var insert = database.Prepare("""
            INSERT INTO settlement (id, geom, name_local, name_kk, name_ru, name_en, kind, kato, population, population_basis, population_is_estimated,
                buildings, region_id, district_id, source)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """);
        foreach (var place in settlements)
        {
            BindNames(insert.Bind(1, place.Id).Bind(2, geometry.Point(place.Location)), 3, place.Names)
                .Bind(7, Words<PlaceKind>.Of(place.Kind)).Bind(8, place.Kato).Bind(9, (long)place.Population)
                .Bind(10, Words<PopulationBasis>.Of(place.PopulationBasis)).Bind(11, place.PopulationIsEstimated).Bind(12, place.Buildings)
                .Bind(13, place.RegionId).Bind(14, place.DistrictId).Bind(15, place.Source).Run();
        }
    }

    private void WriteCorridors(IReadOnlyList<Corridor> corridors, int[] origins)
    {
        using var insert = database.Prepare(
            "INSERT INTO corridor (id, geom, kind, length_m, is_bridge, is_tunnel, source, import_id) VALUES (?,?,?,?,?,?,?,?)");
        for (var i = 0; i < corridors.Count; i++)
        {
            var corridor = corridors[i];
            insert.Bind(1, corridor.Id).Bind(2, geometry.Line(corridor.Points)).Bind(3, Words<CorridorKind>.Of(corridor.Kind))
                .Bind(4, Geodesic.Length(corridor.Points).Value).Bind(5, corridor.IsBridge).Bind(6, corridor.IsTunnel)
                .Bind(7, corridor.Source).Bind(8, TerritoryOrigins.At(origins, i)).Run();
        }
    }

    private void WriteWater(IReadOnlyList<WaterFeature> water, int[] origins)
    {
        using var insert = database.Prepare("INSERT INTO water (id, geom, name_local, is_area, source, import_id) VALUES (?,?,?,?,?,?)");
        for (var i = 0; i < water.Count; i++)
        {
            var feature = water[i];
            insert.Bind(1, feature.Id).Bind(2, feature.IsArea ? geometry.Polygon(feature.Points) : geometry.Line(feature.Points))
                .Bind(3, feature.Name).Bind(4, feature.IsArea).Bind(5, feature.Source).Bind(6, TerritoryOrigins.At(origins, i)).Run();
        }
    }

    private void WriteNodes(IReadOnlyList<NetworkNode> nodes, int[] origins)
    {
        using var insert = database.Prepare("INSERT INTO network_node (id, geom, name_local, owner, source, import_id) VALUES (?,?,?,?,?,?)");
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            insert.Bind(1, node.Id).Bind(2, geometry.Point(node.Location)).Bind(3, node.Name).Bind(4, node.Owner)
                .Bind(5, node.Source).Bind(6, TerritoryOrigins.At(origins, i)).Run();
        }
    }

    private void WriteLines(IReadOnlyList<NetworkLine> lines, int[] origins)
    {
        using var insert = database.Prepare(
            "INSERT INTO network_line (id, geom, name_local, owner, fibres, length_m, source, import_id) VALUES (?,?,?,?,?,?,?,?)");
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            insert.Bind(1, line.Id).Bind(2, geometry.Line(line.Points)).Bind(3, line.Name).Bind(4, line.Owner).Bind(5, line.Fibres)
                .Bind(6, Geodesic.Length(line.Points).Value).Bind(7, line.Source).Bind(8, TerritoryOrigins.At(origins, i)).Run();
        }
    }

    private static Statement BindNames(Statement statement, int first, PlaceNames names) =>
        statement.Bind(first, names.Local).Bind(first + 1, names.Kazakh).Bind(first + 2, names.Russian).Bind(first + 3, names.English);
}
