//! candle. Its threads are Rayon's: run it with `RAYON_NUM_THREADS=1`.

use crate::{Batch, Outputs};
use anyhow::{Context, Result};
use candle_core::{Device, Tensor};
use candle_onnx::onnx::ModelProto;
use std::collections::HashMap;

pub(crate) struct Graph {
    model: ModelProto,
}

impl Graph {
    pub(crate) fn load(path: &str) -> Result<Graph> {
        Ok(Graph { model: candle_onnx::read_file(path)? })
    }

    pub(crate) fn run(&mut self, batch: &Batch) -> Result<Outputs> {
        let shape = (batch.rows, batch.width);
        let inputs = HashMap::from([
            ("tokens".to_owned(), Tensor::from_slice(&batch.tokens, shape, &Device::Cpu)?),
            ("present".to_owned(), Tensor::from_slice(&batch.present, shape, &Device::Cpu)?),
            ("at".to_owned(), Tensor::from_slice(&batch.at, (batch.rows, 2, batch.width), &Device::Cpu)?),
        ]);
        let out = candle_onnx::simple_eval(&self.model, inputs)?;
        let values = |name: &str| -> Result<Vec<f32>> {
            Ok(out.get(name).context("an output is missing")?.flatten_all()?.to_vec1()?)
        };
        Ok(Outputs { tags: values("tags")?, types: values("type")? })
    }
}
