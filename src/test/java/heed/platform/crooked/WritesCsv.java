package heed.platform.crooked;

/** Breaks the rule on purpose: writes a file of its own, in which a formula would run. */
class WritesCsv {
    de.siegmar.fastcsv.writer.CsvWriter writer;
}
