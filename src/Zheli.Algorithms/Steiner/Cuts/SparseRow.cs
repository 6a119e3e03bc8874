namespace Zheli.Algorithms.Steiner.Cuts;

/// <summary>A row of numbers, few of them other than 0, that is filled and cleared again and again.</summary>
internal sealed class SparseRow(int columns)
{
    private readonly double[] number = new double[columns];
    private readonly bool[] isTouched = new bool[columns];
    private readonly List<int> touched = [];

    /// <summary>Columns that were added to.</summary>
    public List<int> Columns => touched;

    public double this[int column] => number[column];

    /// <summary>Adds a number to each of some columns.</summary>
    public void Add(int[] columns, double by)
    {
        foreach (int c in columns)
        {
            if (!isTouched[c])
            {
                isTouched[c] = true;
                touched.Add(c);
            }

            number[c] += by;
        }
    }

    public void Clear()
    {
        foreach (int c in touched)
        {
            number[c] = 0;
            isTouched[c] = false;
        }

        touched.Clear();
    }
}
