import {parquetRead, type ParquetParsers} from 'hyparquet';

/** Days stay numbers: a Date for each row costs more than the rest of the column. */
const parsers: Partial<ParquetParsers> = {dateFromDays: (days: number) => days};

/** Columns of a Parquet file as they are decoded, piece by piece; text as strings, dates as days since 1970. */
export async function readPieces(
  bytes: Uint8Array<ArrayBuffer>, columns: string[], onPiece: (column: string, values: ArrayLike<unknown>, from: number) => void,
): Promise<void> {
  await parquetRead({
    file: bytes.buffer, columns, parsers, onChunk: ({columnName, columnData, rowStart}) => { onPiece(columnName, columnData, rowStart); },
  });
}
