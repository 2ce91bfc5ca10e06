//! Records of raw events, compressed.
//!
//! Records of one sensor are alike, and short: only a dictionary makes them small. It is trained on the first
//! batch that is large enough, kept in the database, and never changed, as every record names its own.

use crate::{Conn, Result, Store, StoreError, Tx, query::sql};
use argus_domain::Timestamp;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use zstd::{
    bulk::{Compressor, Decompressor},
    dict::DecoderDictionary,
    zstd_safe::{self, DCtx},
};

/// Dictionaries that were read once, by id; shared by all connections of a store.
#[derive(Clone, Default)]
pub(crate) struct Dictionaries(Arc<Mutex<HashMap<i64, Arc<Dictionary>>>>);

impl std::fmt::Debug for Dictionaries {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dictionaries").finish_non_exhaustive()
    }
}

struct Dictionary {
    id: i64,
    format: i16,
    bytes: Vec<u8>,
    decoder: DecoderDictionary<'static>,
}

/// On the scale of zstd, 1 to 22: more gains little here.
const LEVEL: i32 = 3;
/// Samples that a dictionary is trained on: fewer teach it too little.
const SAMPLES: std::ops::RangeInclusive<usize> = 1_000..=4_000;
const DICTIONARY_BYTES: usize = 64 << 10;
/// No record is longer when it is unpacked: larger ones were not taken in.
const LONGEST: usize = 64 << 20;

impl Dictionary {
    fn new(id: i64, format: i16, bytes: &[u8]) -> Self {
        Self { id, format, bytes: bytes.to_vec(), decoder: DecoderDictionary::copy(bytes) }
    }
}

impl Dictionaries {
    fn get(&self, wanted: impl Fn(&Dictionary) -> bool) -> Option<Arc<Dictionary>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.values().find(|dictionary| wanted(dictionary)).cloned()
    }

    fn put(&self, id: i64, format: i16, bytes: &[u8]) -> Arc<Dictionary> {
        let dictionary = Arc::new(Dictionary::new(id, format, bytes));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, dictionary.clone());
        dictionary
    }
}

async fn of_format(conn: &mut Conn, format: i16) -> Result<Option<Arc<Dictionary>>> {
    if let Some(known) = conn.dictionaries().get(|dictionary| dictionary.format == format) {
        return Ok(Some(known));
    }
    let row: Option<(i64, Vec<u8>)> = sql("SELECT id, bytes FROM compression_dictionary WHERE format = $1")
        .bind(format)
        .fetch_optional(conn)
        .await?;
    Ok(row.map(|(id, bytes)| conn.dictionaries().put(id, format, &bytes)))
}

/// Trains a dictionary for records of a format on these samples, unless there is one or they are too few.
/// It is committed by itself: a record must never name a dictionary that is rolled back.
pub async fn train(store: &Store, format: i16, samples: &[&str], now: Timestamp) -> Result<()> {
    if samples.len() < *SAMPLES.start() {
        return Ok(());
    }
    let mut conn = store.read().await?;
    if of_format(&mut conn, format).await?.is_some() {
        return Ok(());
    }
    drop(conn);
    let samples: Vec<Vec<u8>> =
        samples.iter().take(*SAMPLES.end()).map(|sample| sample.as_bytes().to_vec()).collect();
    let trained =
        tokio::task::spawn_blocking(move || zstd::dict::from_samples(&samples, DICTIONARY_BYTES)).await;
    // Samples that have nothing in common teach nothing; records are then compressed one by one.
    let Ok(Ok(bytes)) = trained else { return Ok(()) };
    let mut tx = store.begin().await?;
    sql("INSERT INTO compression_dictionary (format, bytes, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (format) DO NOTHING")
    .bind(format)
    .bind(bytes)
    .bind(now)
    .execute(&mut tx)
    .await?;
    tx.commit().await
}

/// A record as it is stored.
pub(crate) struct Packed {
    pub(crate) bytes: Vec<u8>,
    /// 0 is compressed without one.
    pub(crate) dictionary: i64,
}

/// Compresses the records of one batch.
#[derive(Default)]
pub(crate) struct Packers {
    by_format: HashMap<i16, (i64, Compressor<'static>)>,
}

impl Packers {
    pub(crate) async fn pack(&mut self, tx: &mut Tx, format: i16, text: &str) -> Result<Packed> {
        let packer = match self.by_format.entry(format) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(free) => {
                let dictionary = of_format(tx, format).await?;
                let id = dictionary.as_ref().map_or(0, |dictionary| dictionary.id);
                let bytes = dictionary.as_ref().map_or(&[][..], |dictionary| &dictionary.bytes);
                let compressor = Compressor::with_dictionary(LEVEL, bytes).map_err(StoreError::corrupt)?;
                free.insert((id, compressor))
            }
        };
        let bytes = packer.1.compress(text.as_bytes()).map_err(StoreError::corrupt)?;
        Ok(Packed { bytes, dictionary: packer.0 })
    }
}

/// Reads the records of one page. Making what reads costs more than reading a record does.
pub(crate) struct Unpacker(DCtx<'static>);

impl Unpacker {
    pub(crate) fn new() -> Self {
        Self(DCtx::create())
    }

    /// The text of a stored record. Those of older databases are plain text, without a dictionary's number.
    pub(crate) async fn unpack(
        &mut self,
        conn: &mut Conn,
        bytes: Vec<u8>,
        dictionary: Option<i64>,
    ) -> Result<String> {
        let Some(id) = dictionary else { return String::from_utf8(bytes).map_err(StoreError::corrupt) };
        let length = Decompressor::<'_>::upper_bound(&bytes).unwrap_or(LONGEST).min(LONGEST);
        let mut text = Vec::with_capacity(length);
        let read = if id == 0 {
            self.0.decompress(&mut text, &bytes)
        } else {
            let dictionary = of_id(conn, id).await?;
            self.0.decompress_using_ddict(&mut text, &bytes, dictionary.decoder.as_ddict())
        };
        read.map_err(|code| StoreError::corrupt(zstd_safe::get_error_name(code)))?;
        String::from_utf8(text).map_err(StoreError::corrupt)
    }
}

async fn of_id(conn: &mut Conn, id: i64) -> Result<Arc<Dictionary>> {
    if let Some(known) = conn.dictionaries().get(|dictionary| dictionary.id == id) {
        return Ok(known);
    }
    let (format, bytes): (i16, Vec<u8>) =
        sql("SELECT format, bytes FROM compression_dictionary WHERE id = $1")
            .bind(id)
            .fetch_one(conn)
            .await?;
    Ok(conn.dictionaries().put(id, format, &bytes))
}
