//! tract.

use crate::{Batch, Outputs};
use anyhow::Result;
use std::sync::Arc;
use tract_onnx::prelude::*;

pub(crate) struct Graph {
    plan: Arc<TypedRunnableModel>,
}

impl Graph {
    pub(crate) fn load(path: &str) -> Result<Graph> {
        // The sides of the inputs stay open; the graph names them.
        let plan = tract_onnx::onnx()
            .model_for_path(path)?
            .with_outputs_by_name(["tags", "type"])?
            .into_optimized()?
            .into_runnable()?;
        Ok(Graph { plan })
    }

    pub(crate) fn run(&mut self, batch: &Batch) -> Result<Outputs> {
        let shape = [batch.rows, batch.width];
        let tokens = Tensor::from_shape(&shape, &batch.tokens)?;
        let present = Tensor::from_shape(&shape, &batch.present)?;
        let at = Tensor::from_shape(&[batch.rows, 2, batch.width], &batch.at)?;
        let out = self.plan.run(tvec![tokens.into(), present.into(), at.into()])?;
        let values = |at: usize| -> Result<Vec<f32>> {
            Ok(out[at].to_plain_array_view::<f32>()?.iter().copied().collect())
        };
        Ok(Outputs { tags: values(0)?, types: values(1)? })
    }
}
