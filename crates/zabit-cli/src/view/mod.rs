pub mod figure;
/// provisional
pub fn page(record: &zabit_record::Record, _r: Option<&[zabit_reader::draft::Reason]>, _w: usize) -> String {
    record.document.text.clone()
}
