namespace Zheli.Server.Tiles;

/// <summary>The names and values that the features of one layer point to, each written once.</summary>
internal sealed class TagTable
{
    private readonly Dictionary<string, int> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int> values = [];
    private readonly List<string> keyList = [];
    private readonly List<object> valueList = [];

    public int Key(string name) => Number(keys, keyList, name);

    public int Value(object value) => Number(values, valueList, value);

    public void Write(TileBuffer layer)
    {
        foreach (var key in keyList)
        {
            layer.Text(3, key);
        }

        foreach (var value in valueList)
        {
            var message = new TileBuffer();
            if (value is string text)
            {
                message.Text(1, text);
            }
            else
            {
                message.Number(5, (ulong)Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
            }

            layer.Block(4, message.Written);
        }
    }

    private static int Number<T>(Dictionary<T, int> numbers, List<T> list, T item)
        where T : notnull
    {
        if (!numbers.TryGetValue(item, out var number))
        {
            numbers[item] = number = list.Count;
            list.Add(item);
        }

        return number;
    }
}
