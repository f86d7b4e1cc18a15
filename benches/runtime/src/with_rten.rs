//! rten.

use crate::{Batch, Outputs};
use anyhow::{Context as _, Result};
use rten::{Model, NodeId, RunOptions, ThreadPool, Value};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};
use std::sync::Arc;

pub(crate) struct Graph {
    model: Model,
    inputs: [NodeId; 3],
    outputs: Vec<NodeId>,
    options: RunOptions,
}

impl Graph {
    pub(crate) fn load(path: &str) -> Result<Graph> {
        let model = Model::load_file(path)?;
        let mut options = RunOptions::default();
        options.thread_pool = Some(Arc::new(ThreadPool::with_num_threads(1)));
        let inputs = [model.node_id("tokens")?, model.node_id("present")?, model.node_id("at")?];
        let outputs = vec![model.node_id("tags")?, model.node_id("type")?];
        Ok(Graph { inputs, outputs, options, model })
    }

    pub(crate) fn run(&mut self, batch: &Batch) -> Result<Outputs> {
        let shape = [batch.rows, batch.width];
        let tokens = NdTensor::from_data(shape, batch.tokens.iter().map(|&id| id as i32).collect::<Vec<_>>());
        let present = NdTensor::from_data(shape, batch.present.clone());
        let at = NdTensor::from_data([batch.rows, 2, batch.width], batch.at.clone());
        let inputs = vec![
            (self.inputs[0], tokens.into()),
            (self.inputs[1], present.into()),
            (self.inputs[2], at.into()),
        ];
        let mut out = self.model.run(inputs, &self.outputs, Some(self.options.clone()))?.into_iter();
        let (tags, types) = (next(&mut out)?, next(&mut out)?);
        Ok(Outputs { tags, types })
    }
}

fn next(outputs: &mut impl Iterator<Item = Value>) -> Result<Vec<f32>> {
    let tensor: Tensor<f32> = outputs.next().context("an output is missing")?.try_into()?;
    Ok(tensor.to_vec())
}
